// What a client would read: a server's frame as the values it was made of, and back into a frame.
#include "tests/protocol/server_decode.hpp"

#include "server/protocol/record_json.hpp"
#include "server/protocol/server_message.hpp"
#include "server/room/door.hpp"
#include "tests/protocol/server_parts.hpp"

namespace spacebetween {
namespace {

/// As a viewer would see it: through a door of a room that knows whose words were taken out.
Viewed viewed(JsonView json) {
    std::optional<TakenOut> taken;
    auto record = read_record(json, RecordForm::wire, &taken);
    RoomState state;
    if (taken) {
        Entry entry;
        entry.taken_out = taken;
        state.apply_values(entry);
    }
    return Door(state, MemberId()).show(std::make_shared<const Record>(record.value()));
}

std::vector<Viewed> viewed_all(JsonView json) {
    std::vector<Viewed> all;
    for (const auto each : json)
        all.push_back(viewed(each));
    return all;
}

std::vector<RecordId> ids(JsonView json) {
    std::vector<RecordId> all;
    for (const auto each : json)
        all.push_back(read_record_id(each).value());
    return all;
}

std::vector<ResolvedOp> ops(JsonView json) {
    std::vector<ResolvedOp> all;
    for (const auto each : json)
        all.push_back(read_resolved_op(each, RecordForm::wire).value());
    return all;
}

std::string welcome(ObjectReader& keys) {
    Welcome welcome;
    ObjectReader you(part(keys, "you"));
    welcome.you = {
        .member = MemberId(you.text("member")),
        .account = AccountId(you.text("account")),
        .name = you.text("name"),
        .roles = read_role_words(part(you, "roles")),
        .mandate = you.word<Mandate>("mandate")
    };
    welcome.mode = keys.text("mode") == "resume" ? WelcomeMode::resume : WelcomeMode::snapshot;
    welcome.stream = StreamId(keys.text("stream"));
    welcome.last_cseq = keys.whole("last_cseq");
    welcome.server_time = Time{keys.whole("server_time")};
    welcome.durable = keys.text("durable");
    return welcome_frame(welcome, Limits());
}

std::string first_part(ObjectReader& keys, const std::vector<Viewed>& records) {
    RoomSnapshot snapshot;
    snapshot.room = read_room(part(keys, "room"));
    snapshot.members = read_members(part(keys, "members"));
    snapshot.session = read_session(part(keys, "session"));
    snapshot.waiting = keys.flag("waiting");
    if (const auto draft = keys.optional("draft")) snapshot.draft = read_draft(*draft);
    if (const auto carried = keys.optional("carried")) snapshot.carried = read_carried(*carried);
    snapshot.rights = read_rights(keys);
    snapshot.records = records;
    return snapshot_frames(snapshot, std::size_t{1} << 20).at(0);
}

/// A later part comes of a snapshot whose first part has no place for a record.
std::string later_part(const std::vector<Viewed>& records) {
    RoomSnapshot snapshot;
    snapshot.room.alias = std::string(4000, 'x');
    snapshot.records = records;
    return snapshot_frames(snapshot, 2000).at(1);
}

std::string answer(ObjectReader& keys, bool ok) {
    const auto c = keys.whole("c");
    if (!ok) {
        No no{.code = keys.word<Refusal>("code"), .info = std::nullopt};
        if (const auto info = keys.optional("info")) {
            ObjectReader parts(*info);
            no.info.emplace();
            no.info->stage = parts.optional_whole("stage");
            if (const auto missing = parts.optional("missing")) {
                no.info->missing = read_words(*missing);
            }
        }
        return answer_frame(c, no);
    }
    Ok said;
    for (const auto each : part(keys, "v")) {
        said.v.emplace_back(std::string(each.key()), static_cast<int>(*each.whole(1, INT32_MAX)));
    }
    if (const auto fix = keys.optional("fix")) said.fix = ops(*fix);
    if (const auto found = keys.optional("undone")) {
        ObjectReader parts(*found);
        said.undone = Undone{parts.number_of_steps("left"), parts.number_of_steps("redo"), {}};
        for (const auto each : parts.optional("kept").value_or(*found)) {
            ObjectReader kept(each);
            if (!each.is(JsonKind::object)) continue;
            const RecordId id(kept.text("id"));
            const auto fields = kept.optional("fields");
            said.undone->kept.push_back(
                {id, fields ? read_words(*fields) : std::vector<std::string>()}
            );
        }
    }
    return answer_frame(c, said);
}

std::string news(ObjectReader& keys) {
    std::vector<ViewedOps> groups;
    const RoomState state;
    for (const auto each : part(keys, "x")) {
        ObjectReader group(each);
        const Door door(state, MemberId(group.optional_text("by")));
        groups.push_back(door.show_hidden(ops(part(group, "ops"))));
    }
    return ops_frame(groups);
}

std::string view_of(ObjectReader& keys) {
    SendView view;
    view.put = viewed_all(part(keys, "put"));
    view.drop = ids(part(keys, "drop"));
    view.why = keys.word<ViewReason>("why");
    if (const auto members = keys.optional("members")) view.members = read_members(*members);
    if (const auto room = keys.optional("room")) view.room = read_room(*room);
    return view_frame(view);
}

std::string stage(ObjectReader& keys) {
    SendStage stage;
    stage.session = read_session(part(keys, "session"));
    stage.waiting = keys.flag("waiting");
    if (const auto draft = keys.optional("draft")) stage.draft = read_draft(*draft);
    if (const auto carried = keys.optional("carried")) stage.carried = read_carried(*carried);
    stage.rights = read_rights(keys);
    stage.put = viewed_all(part(keys, "put"));
    stage.drop = ids(part(keys, "drop"));
    if (const auto members = keys.optional("members")) stage.members = read_members(*members);
    return stage_frame(stage);
}

std::string presence(ObjectReader& keys) {
    PresenceOf all;
    for (const auto each : part(keys, "m")) {
        ObjectReader parts(each);
        Presence said;
        said.here = parts.given_flag("here");
        if (const auto board = parts.optional("board"))
            said.board = enum_of<BoardName>(*board->text());
        if (const auto on = parts.optional("on")) said.on = read_record_id(*on);
        said.typing = parts.flag("typing");
        all.emplace(MemberId(std::string(each.key())), said);
    }
    return presence_frame(all);
}

std::string agenda(ObjectReader& keys) {
    const std::string id = keys.text("id");
    const RoomId room(keys.optional_text("room"));
    static_cast<void>(keys.flag("waits"));
    return agenda_frame(id, room, keys.flag("over"));
}

std::string away(ObjectReader& keys) {
    const auto why = keys.word<CloseCode>("why");
    auto range = keys.value("retry_ms")->begin();
    const auto from = *(*range).whole(0, whole_max);
    return away_frame(why, from, *(*++range).whole(0, whole_max));
}

std::string together(JsonView frames) {
    std::string all;
    JsonWriter out(all);
    out.open_array();
    for (const auto each : frames)
        out.raw(decoded_and_encoded(each).value());
    out.close_array();
    return all;
}

}  // namespace

std::optional<std::string> decoded_and_encoded(JsonView frame) {
    if (frame.is(JsonKind::array)) return together(frame);
    ObjectReader keys(frame);
    const auto kind = keys.text("t");
    if (kind == "welcome") return welcome(keys);
    if (kind == "snapshot") {
        const auto records = viewed_all(part(keys, "records"));
        return keys.whole("part") == 1 ? first_part(keys, records) : later_part(records);
    }
    if (kind == "ok" || kind == "no") return answer(keys, kind == "ok");
    if (kind == "ops") return news(keys);
    if (kind == "view") return view_of(keys);
    if (kind == "stage") return stage(keys);
    if (kind == "presence") return presence(keys);
    if (kind == "ping") return ping_frame();
    if (kind == "agenda") return agenda(keys);
    if (kind == "away") return away(keys);
    return std::nullopt;
}

}  // namespace spacebetween
