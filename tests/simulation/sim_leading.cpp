// What people do with the session itself: open it, lead it, stop it for safety, sign its page.
#include "tests/simulation/sim_actor.hpp"
#include "tests/simulation/sim_asks.hpp"

#include <array>

namespace spacebetween {

void SimActor::open(SimClient& client) {
    Json with{{"format", format_}};
    with["roles"] = {{any_member(client), {"presenter"}}, {client.member(), {"facilitator"}}};
    if (chance(random_, 20)) with["carry"] = true;
    client.command(say("session.open", with));
}

void SimActor::lead(SimClient& client) {
    const std::uint64_t drawn = below(random_, 100);
    const Json& session = client.session();
    static constexpr std::array<std::string_view, 3> kinds{
        "write_alone",
        "go_round",
        "open_for_a_moment"
    };
    if (drawn < 55) {
        if (session.at("at") == 0) agree(client);
        client.command(now(client, "stage.next"));
    } else if (drawn < 60) {
        client.command(now(client, "stage.back"));
    } else if (drawn < 72) {
        const auto kind = kinds[below(random_, kinds.size())];
        client.command(now(client, "stage.insert", {{"kind", kind}, {"minutes", 2}}));
    } else if (drawn < 80) {
        static constexpr std::array<std::string_view, 4> roles{
            "presenter",
            "reflector",
            "scribe",
            "child_seat"
        };
        const auto role = roles[below(random_, roles.size())];
        const Json with{{"member", any_member(client)}, {"roles", {role}}};
        client.command(say("role.set", with));
    } else if (drawn < 84) {
        client.command(now(client, "stage.extend", {{"minutes", 2}}));
    } else if (drawn < 87) {
        const std::size_t stages = session.at("stages").size();
        client.command(now(client, "stage.jump", {{"to", below(random_, stages)}}));
    } else if (drawn < 90) {
        client.command(say("turn.next"));
    } else if (drawn < 92) {
        client.command(now(client, "session.carry"));
    } else if (drawn < 95) {
        client.command(now(client, "session.close", {{"early", true}}));
    } else if (drawn < 97) {
        const std::string any = any_record(client, "");
        if (!any.empty()) client.command(say("take_out", {{"id", any}}));
    } else if (drawn < 98) {
        client.command(say("member.remove", {{"member", any_member(client)}}));
    } else {
        client.command(now(client, "session.close"));
    }
}

void SimActor::agree(SimClient& client) {
    const std::string contract = any_record(client, "con_");
    if (contract.empty()) return;
    const Json said{
        {"purpose_together", true},
        {"safety_none", true},
        {"children", "Mila"},
        {"notes_nobody", true}
    };
    client.change(Json::array({setting(contract, said)}));
}

void SimActor::sign(SimClient& client) {
    static constexpr std::array<std::string_view, 3> as{
        "presenter",
        "facilitator",
        "for_those_present"
    };
    if (chance(random_, 10)) {
        client.command(say("hold"));
    } else if (chance(random_, 10)) {
        client.command(say("summary.later"));
    } else {
        client.command(say("summary.sign", {{"as", as[below(random_, as.size())]}}));
    }
}

void SimActor::stop_for_safety(SimClient& client) {
    const std::string stop = any_record(client, "saf_");
    if (stop.empty() || chance(random_, 20)) {
        if (chance(random_, 50)) client.command(say("safety.raise", {{"id", fresh("saf")}}));
    } else if (chance(random_, 50)) {
        client.command(say("safety.end", {{"id", stop}, {"ending", "held"}, {"held_by", "Bea"}}));
    } else {
        client.command(say("safety.end", {{"id", stop}, {"ending", "error"}, {"why", "a slip"}}));
    }
}

}  // namespace spacebetween
