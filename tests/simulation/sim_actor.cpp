// What people do in a session, drawn by chance.
#include "tests/simulation/sim_actor.hpp"

#include "server/base/utf8.hpp"
#include "tests/simulation/sim_asks.hpp"

#include <array>
#include <map>
#include <vector>

namespace spacebetween {

namespace {

struct Writable {
    std::string_view target;
    std::string_view type;
    std::string_view prefix;
    std::string_view text;
};

constexpr std::array writables{
    Writable{"map", "person", "per", "note"},
    Writable{"map", "context", "ctx", "note"},
    Writable{"hypotheses", "hypothesis", "hyp", "text"},
    Writable{"hypotheses", "statement", "sta", "text"},
    Writable{"hypotheses", "voice", "voi", "words"},
    Writable{"seal", "hypothesis", "hyp", "text"},
    Writable{"seal", "scale_mark", "sca", "reason"},
    Writable{"questions", "question", "que", "text"},
    Writable{"plan", "conversation", "cnv", "opening"},
    Writable{"plan", "action", "act", "what"},
    Writable{"plan", "decision_needed", "ned", "text"},
    Writable{"plan", "decision", "dec", "text"},
    Writable{"own", "note", "not", "text"},
    Writable{"bell", "bell", "bel", "text"},
};

std::string_view text_field(const std::string& type) {
    static const std::map<std::string, std::string_view> others{
        {"comment", "text"},
        {"summary_line", "text"},
        {"safety_stop", "known"},
        {"contract", "safety"}
    };
    for (const Writable& each : writables) {
        if (each.type == type) return each.text;
    }
    const auto found = others.find(type);
    return found == others.end() ? std::string_view() : found->second;
}

}  // namespace

bool chance(Random& random, std::uint64_t percent) { return below(random, 100) < percent; }

std::string SimActor::words() {
    static constexpr std::array<std::string_view, 5> all{"could it be ", "é", "🙂 ", "home ", "家"};
    // Never the same twice: whoever has them has them from here.
    return std::string(all[below(random_, all.size())]) + "<" + std::to_string(++spoken_) + ">";
}

std::string SimActor::any_record(const SimClient& client, std::string_view prefix) {
    std::vector<std::string> found;
    for (const auto& [id, record] : client.board().records()) {
        if (id.starts_with(prefix)) found.push_back(id);
    }
    return found.empty() ? std::string() : found[below(random_, found.size())];
}

std::string SimActor::any_member(const SimClient& client) {
    const Json& members = client.members();
    return members.at(below(random_, members.size())).at("id").get<std::string>();
}

void SimActor::act(SimClient& client) {
    const std::uint64_t drawn = below(random_, 100);
    if (client.session().is_null() && drawn < 40) {
        open(client);
    } else if (client.has_role("facilitator") && drawn < 35) {
        lead(client);
    } else if (drawn < 38) {
        stop_for_safety(client);
    } else if (drawn < 42) {
        misbehave(client);
    } else if (drawn < 48) {
        comment(client);
    } else if (drawn < 52) {
        mark(client);
    } else if (drawn < 56) {
        sign(client);
    } else if (drawn < 63) {
        client.undo(chance(random_, 30));
    } else if (drawn < 67) {
        map_family(client);
    } else if (drawn < 70) {
        map_whole(client);
    } else if (drawn < 85) {
        write(client);
    } else {
        edit(client);
    }
}

void SimActor::write(SimClient& client) {
    std::vector<Writable> open;
    for (const Writable& each : writables) {
        if (client.may(std::string(each.target))) open.push_back(each);
    }
    if (open.empty()) return;
    const Writable what = open[below(random_, open.size())];
    const std::string id = fresh(what.prefix);
    Json ops = Json::array({made(id, what.type), typed(id, what.text, 0, Json::array({words()}))});
    const std::string person = any_record(client, "per_");
    const std::string any = any_record(client, "");
    if (what.type == "hypothesis" && !person.empty()) {
        ops[0]["r"]["includes"] = Json::array({person});
    } else if ((what.type == "note" || what.type == "bell") && !any.empty()) {
        ops[0]["r"]["on"] = any;
    } else if (what.type == "conversation") {
        ops[0]["r"]["who"] = client.member();
    } else if (what.type == "decision") {
        const std::string needed = any_record(client, "ned_");
        if (!needed.empty()) ops[0]["r"]["of"] = needed;
    }
    client.change(std::move(ops));
}

void SimActor::edit(SimClient& client) {
    const std::string id = any_record(client, "");
    if (id.empty()) return;
    const auto type = client.board().records().at(id).at("type").get<std::string>();
    const std::uint64_t drawn = below(random_, 100);
    if (drawn < 60) {
        edit_text(client, id, type);
    } else if (drawn < 70) {
        client.change(Json::array({Json{{"o", "del"}, {"id", id}}}));
    } else if (type == "person") {
        client.change(Json::array({setting(id, {{"name", words()}, {"index", true}})}));
    } else if (type == "hypothesis") {
        const std::string other = any_record(client, "hyp_");
        const Json in{{"o", drawn < 90 ? "in" : "out"}, {"id", id}, {"f", "with"}, {"ref", other}};
        client.change(Json::array({in, setting(id, {{"state", drawn < 80 ? "let_go" : "fresh"}})}));
    } else if (type == "summary_line") {
        client.change(Json::array({setting(id, {{"author_says", "yes"}})}));
    }
}

void SimActor::edit_text(SimClient& client, const std::string& id, const std::string& type) {
    const std::string field(text_field(type));
    if (field.empty() || client.types_in(id, field)) return;
    const HeldText held = client.board().text(id, field);
    const std::size_t points = code_points(held.words);
    const std::size_t at = below(random_, points + 1);
    Json steps = Json::array();
    if (at > 0) steps.push_back(at);
    steps.push_back(words());
    if (at < points) steps.push_back(Json{{"d", 1 + below(random_, points - at)}});
    client.change(Json::array({typed(id, field, held.tv, std::move(steps))}));
}

void SimActor::comment(SimClient& client) {
    const std::string on = any_record(client, "");
    if (on.empty()) return;
    const std::string id = fresh("com");
    Json op = made(id, "comment");
    op["r"]["on"] = on;
    client.change(Json::array({std::move(op), typed(id, "text", 0, Json::array({words()}))}));
}

void SimActor::mark(SimClient& client) {
    const std::string id = fresh("sum");
    Json op = made(id, "summary_line");
    const std::string source = any_record(client, chance(random_, 50) ? "hyp_" : "");
    if (!source.empty()) op["r"]["source"] = source;
    op["r"]["block"] = "thinking";
    op["r"]["lens"] = chance(random_, 50) ? "change" : "safety";
    if (chance(random_, 50)) op["r"]["nothing_yet"] = true;
    client.change(Json::array({std::move(op)}));
}

void SimActor::misbehave(SimClient& client) {
    const std::uint64_t drawn = below(random_, 6);
    const std::string nowhere = fresh("hyp");
    if (drawn == 0) {
        client.change(Json::array());
    } else if (drawn == 1) {
        client.change(Json::array({Json{{"o", "del"}, {"id", nowhere}}}));
    } else if (drawn == 2) {
        client.change(Json::array({made(fresh("not"), "note"), made(fresh("per"), "person")}));
    } else if (drawn == 3) {
        client.command(say("no.such.thing"));
    } else if (drawn == 4) {
        client.command(say("facilitation.take"));
    } else {
        client.change(Json::array({made(nowhere, "hypothesis"), typed(nowhere, "text", 9, {"x"})}));
    }
}

}  // namespace spacebetween
