// Reads the parts of a server's frame, for tests.
#include "tests/protocol/server_parts.hpp"

namespace spacebetween {
namespace {

template <class T>
std::optional<T> read_word(ObjectReader& keys, std::string_view key) {
    const auto found = keys.optional(key);
    return found ? enum_of<T>(found->text().value_or("")) : std::nullopt;
}

template <class AnId>
std::vector<AnId> read_ids(JsonView json) {
    std::vector<AnId> ids;
    for (auto& word : read_words(json))
        ids.emplace_back(std::move(word));
    return ids;
}

std::vector<Signature> read_signatures(ObjectReader& keys) {
    std::vector<Signature> signatures;
    for (const auto each : part(keys, "signed")) {
        ObjectReader parts(each);
        signatures.push_back(
            {.by = MemberId(parts.text("by")),
             .as = parts.word<SignedAs>("as"),
             .at = Time{parts.whole("at")}}
        );
    }
    return signatures;
}

GateItem read_gate_item(const std::string& name) {
    const auto dot = name.find('.');
    GateItem item;
    if (name.substr(0, dot) == "role") {
        item.role = enum_of<Role>(name.substr(dot + 1));
    } else {
        item.type = *enum_of<Type>(name.substr(0, dot));
        item.field = name.substr(dot + 1);
    }
    return item;
}

void read_gate(ObjectReader& keys, FormatStage& stage) {
    const auto gate = keys.optional("gate");
    if (!gate) return;
    for (const auto line : *gate) {
        auto& items = stage.gate.emplace_back();
        for (const auto& name : read_words(line))
            items.push_back(read_gate_item(name));
    }
}

PlannedStage read_stage(JsonView json) {
    ObjectReader keys(json);
    PlannedStage planned;
    auto& stage = planned.stage;
    stage.id = keys.text("id");
    stage.name = keys.text("name");
    stage.minutes = keys.number_of_steps("minutes");
    stage.mode = keys.word<Mode>("mode");
    stage.prompt = keys.text("prompt");
    planned.inserted = read_word<StageInsert>(keys, "inserted");
    planned.goes_on = keys.flag("goes_on");
    planned.skipped = keys.flag("skipped");
    stage.attributed = keys.flag("attributed");
    read_gate(keys, stage);
    if (const auto offers = keys.optional("offers")) {
        for (const auto& type : read_words(*offers))
            stage.offers.push_back(*enum_of<Type>(type));
    }
    if (const auto preset = keys.optional("preset")) {
        for (const auto each : *preset) {
            stage.preset.emplace(each.key(), each.text().value_or(""));
        }
    }
    stage.focus = keys.optional_text("focus");
    return planned;
}

StagePlanRef read_plan(ObjectReader& keys) {
    auto plan = std::make_shared<StagePlan>();
    ObjectReader format(part(keys, "format"));
    plan->format = format.text("id");
    plan->version = format.number_of_steps("version");
    plan->name = format.text("name");
    for (const auto stage : part(keys, "stages"))
        plan->stages.push_back(read_stage(stage));
    return plan;
}

void read_passing(ObjectReader& keys, SessionView& session) {
    session.ends = read_time(keys, "ends");
    session.paused_left = keys.optional_whole("paused_left");
    session.hold_until = read_time(keys, "hold_until");
    session.finish_by = read_time(keys, "finish_by");
    if (const auto closing = keys.optional("closing")) {
        ObjectReader parts(*closing);
        session.closing = ClosingView{
            .flush_by = read_time(parts, "flush_by"),
            .step = parts.word<StepKind>("do")
        };
    }
    if (const auto taking = keys.optional("taking_over")) {
        ObjectReader parts(*taking);
        session.taking_over =
            TakingOver{.by = MemberId(parts.text("by")), .at = Time{parts.whole("at")}};
    }
    if (const auto written = keys.optional_whole("written")) {
        session.written = static_cast<int>(*written);
    }
    session.few_writers = keys.flag("few_writers");
    if (const auto turn = keys.optional("turn"))
        session.turn = MemberId(std::string(*turn->text()));
    if (const auto turns = keys.optional("turns_left")) {
        session.turns_left = read_ids<MemberId>(*turns);
    }
    if (const auto round = keys.optional_whole("round")) session.round = static_cast<int>(*round);
    if (const auto rounds = keys.optional_whole("rounds")) {
        session.rounds = static_cast<int>(*rounds);
    }
    session.module = keys.optional_text("module");
    if (const auto admitted = keys.optional("admitted")) {
        session.admitted = read_ids<MemberId>(*admitted);
    }
    if (const auto seats = keys.optional("seats")) {
        for (const auto each : *seats)
            session.seats.emplace(MemberId(std::string(each.key())), std::string(*each.text()));
    }
    if (const auto pause = keys.optional("pause")) {
        ObjectReader parts(*pause);
        session.pause = Pause{.by = MemberId(parts.text("by")), .at = Time{parts.whole("at")}};
    }
    if (const auto agenda = keys.optional("agenda")) {
        ObjectReader parts(*agenda);
        session.agenda.emplace();
        session.agenda->id = parts.text("id");
        session.agenda->at = static_cast<std::size_t>(parts.whole("at"));
        session.agenda->rooms.resize(static_cast<std::size_t>(parts.whole("of")));
    }
    session.recontract = keys.flag("recontract");
}

}  // namespace

std::optional<Time> read_time(ObjectReader& keys, std::string_view key) {
    const auto ms = keys.optional_whole(key);
    return ms ? std::optional(Time{*ms}) : std::nullopt;
}

std::vector<std::string> read_words(JsonView json) {
    std::vector<std::string> words;
    for (const auto each : json)
        words.emplace_back(each.text().value_or(""));
    return words;
}

RoleSet read_role_words(JsonView json) {
    RoleSet roles;
    for (const auto& word : read_words(json))
        roles.insert(*enum_of<Role>(word));
    return roles;
}

Rights read_rights(ObjectReader& keys) {
    Rights rights;
    for (const auto& word : read_words(part(keys, "may"))) {
        rights.may.insert(*enum_of<Target>(word));
    }
    for (const auto& word : read_words(part(keys, "see"))) {
        rights.see.insert(*enum_of<BoardName>(word));
    }
    return rights;
}

std::vector<MemberView> read_members(JsonView json) {
    std::vector<MemberView> members;
    for (const auto each : json) {
        ObjectReader keys(each);
        MemberView member;
        member.id = MemberId(keys.text("id"));
        member.name = keys.text("name");
        member.mandate = keys.word<Mandate>("mandate");
        if (const auto guest = keys.optional("guest")) member.guest = std::string(*guest->text());
        member.accountable = keys.flag("accountable");
        if (const auto with = keys.optional("with")) member.with = read_words(*with);
        member.late = keys.flag("late");
        member.opened = keys.flag("opened");
        member.here = keys.given_flag("here");
        members.push_back(std::move(member));
    }
    return members;
}

RoomView read_room(JsonView json) {
    ObjectReader keys(json);
    return RoomView{
        .id = RoomId(keys.text("id")),
        .alias = keys.text("alias"),
        .kind = keys.word<RoomKind>("kind"),
        .team = TeamId(keys.text("team")),
        .call_link = keys.text("call_link"),
        .duty_number = keys.optional_text("duty_number")
    };
}

DraftView read_draft(JsonView json) {
    ObjectReader keys(json);
    DraftView draft;
    draft.session = SessionId(keys.text("session"));
    draft.signatures = read_signatures(keys);
    draft.later_until = read_time(keys, "later_until");
    if (const auto earlier = keys.optional("earlier")) {
        draft.earlier = read_ids<RecordId>(*earlier);
    }
    return draft;
}

CarriedView read_carried(JsonView json) {
    ObjectReader keys(json);
    CarriedView carried;
    carried.format = keys.text("format");
    static_cast<void>(keys.text("stage"));
    carried.to = static_cast<std::size_t>(keys.whole("to"));
    carried.stages = read_words(part(keys, "stages"));
    return carried;
}

SessionViewRef read_session(JsonView json) {
    if (json.is(JsonKind::nothing)) return nullptr;
    ObjectReader keys(json);
    auto session = std::make_shared<SessionView>();
    session->id = SessionId(keys.text("id"));
    session->plan = read_plan(keys);
    session->at = static_cast<std::size_t>(keys.whole("at"));
    session->rev = keys.whole("rev");
    session->mode = keys.word<Mode>("mode");
    for (const auto each : part(keys, "roles")) {
        session->roles.emplace(MemberId(std::string(each.key())), read_role_words(each));
    }
    session->started = Time{keys.whole("started")};
    read_passing(keys, *session);
    session->safety = read_ids<RecordId>(part(keys, "safety"));
    session->listening = keys.given_flag("listening");
    if (const auto summary = keys.optional("summary")) {
        ObjectReader parts(*summary);
        session->signatures = read_signatures(parts);
        session->signed_off = parts.flag("done");
        session->later_until = read_time(parts, "later_until");
    }
    if (const auto earlier = keys.optional("earlier")) {
        session->earlier = read_ids<RecordId>(*earlier);
    }
    return session;
}

}  // namespace spacebetween
