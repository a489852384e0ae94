// What the server says, as frames.
#include "server/protocol/server_message.hpp"

#include "server/protocol/client_message.hpp"
#include "server/protocol/enum_words.hpp"
#include "server/protocol/record_json.hpp"
#include "server/protocol/session_write.hpp"
#include "server/vocabulary/refusal.hpp"

namespace spacebetween {
namespace {

constexpr std::size_t usual_frame_bytes = 512;

/// One frame: an object that begins with its kind.
class FrameWriter {
public:
    explicit FrameWriter(std::string_view kind) : out_(frame_) {
        frame_.reserve(usual_frame_bytes);
        out_.open_object().key("t").word(kind);
    }

    JsonWriter& out() { return out_; }

    std::string finish() {
        out_.close_object();
        return std::move(frame_);
    }

private:
    std::string frame_;
    JsonWriter out_;
};

std::int64_t wide(std::size_t number) { return static_cast<std::int64_t>(number); }

void write_pair(JsonWriter& out, std::size_t first, std::size_t second) {
    out.open_array().whole(wide(first)).whole(wide(second)).close_array();
}

void write_limits(JsonWriter& out, const Limits& limits) {
    out.open_object().key("frame").whole(wide(limits.frame_bytes));
    out.key("ops").whole(wide(limits.ops_per_change));
    out.key("text").whole(wide(limits.text_points)).key("change_rate");
    write_pair(out, limits.change_burst, limits.change_rate);
    out.key("presence_rate").whole(wide(limits.presence_rate));
    out.key("uncommitted").whole(wide(limits.changes_uncommitted)).key("ack");
    write_pair(out, limits.ack_frames, limits.ack_ms);
    out.key("resume").whole(wide(limits.resume_ms)).key("own").whole(wide(limits.own_records));
    out.key("sealed").whole(wide(limits.sealed_records));
    out.key("taken").whole(wide(limits.taken_hypotheses)).close_object();
}

void write_ops(JsonWriter& out, std::span<const ResolvedOp> ops) {
    out.open_array();
    for (const auto& op : ops)
        write_op(out, op, RecordForm::wire);
    out.close_array();
}

void write_change_of_sight(
    JsonWriter& out,
    const std::vector<Viewed>& put,
    const std::vector<RecordId>& drop
) {
    out.key("put").open_array();
    for (const auto& viewed : put)
        write_viewed(out, viewed);
    out.close_array().key("drop").open_array();
    for (const auto& id : drop)
        out.word(id.text);
    out.close_array();
}

void write_undone(JsonWriter& out, const Undone& undone) {
    out.open_object().key("left").whole(undone.left).key("redo").whole(undone.redo);
    if (!undone.kept.empty()) {
        out.key("kept").open_array();
        for (const auto& kept : undone.kept) {
            out.open_object().key("id").word(kept.id.text);
            if (!kept.fields.empty()) {
                out.key("fields").open_array();
                for (const auto& name : kept.fields)
                    out.word(name);
                out.close_array();
            }
            out.close_object();
        }
        out.close_array();
    }
    out.close_object();
}

void write_ok(JsonWriter& out, const Ok& ok) {
    out.key("v").open_object();
    for (const auto& [id, version] : ok.v)
        out.key(id.text).whole(version);
    out.close_object();
    if (!ok.fix.empty()) {
        out.key("fix");
        write_ops(out, ok.fix);
    }
    if (ok.undone) write_undone(out.key("undone"), *ok.undone);
}

void write_no(JsonWriter& out, const No& no) {
    out.key("code").word(word_of(no.code));
    if (no.info && (no.info->stage || !no.info->missing.empty())) {
        out.key("info").open_object();
        if (no.info->stage) out.key("stage").whole(*no.info->stage);
        if (!no.info->missing.empty()) {
            out.key("missing").open_array();
            for (const auto& name : no.info->missing)
                out.text(name);
            out.close_array();
        }
        out.close_object();
    }
    out.key("retry").flag(worth_retrying(no.code));
}

/// What a client needs to know of the session without looking into it.
void write_stage_heading(JsonWriter& out, const SendStage& stage) {
    const auto* session = stage.session.get();
    out.key("rev").whole(session == nullptr ? 0 : session->rev);
    if (session != nullptr) {
        out.key("id").text(session->plan->stages.at(session->at).stage.id);
        out.key("mode").word(word_of(session->mode));
    }
    write_rights(out, stage.rights);
    if (session != nullptr && session->ends) out.key("ends").whole(session->ends->ms);
    if (session != nullptr && session->paused_left) {
        out.key("paused_left").whole(*session->paused_left);
    }
}

void write_session_or_null(
    JsonWriter& out,
    const SessionViewRef& session,
    bool waiting,
    const std::optional<DraftView>& draft,
    const std::optional<CarriedView>& carried
) {
    out.key("session");
    if (session != nullptr) {
        write_session(out, *session);
    } else {
        out.null();
    }
    if (waiting) out.key("waiting").flag(true);
    if (draft) {
        out.key("draft");
        write_draft(out, *draft);
    }
    if (carried) {
        out.key("carried");
        write_carried(out, *carried);
    }
}

}  // namespace

void write_viewed(JsonWriter& out, const Viewed& viewed) {
    const auto& taken_out = viewed.taken_out();
    write_record(out, viewed.record(), RecordForm::wire, taken_out ? &*taken_out : nullptr);
}

std::string welcome_frame(const Welcome& welcome, const Limits& limits) {
    FrameWriter frame("welcome");
    auto& out = frame.out();
    const auto& you = welcome.you;
    out.key("proto").whole(protocol_number).key("you").open_object();
    out.key("member").word(you.member.text).key("account").word(you.account.text);
    out.key("name").text(you.name).key("roles");
    write_roles(out, you.roles);
    out.key("mandate").word(word_of(you.mandate)).close_object();
    out.key("mode").word(welcome.mode == WelcomeMode::resume ? "resume" : "snapshot");
    out.key("stream").word(welcome.stream.text).key("last_cseq").whole(welcome.last_cseq);
    out.key("server_time").whole(welcome.server_time.ms).key("durable").text(welcome.durable);
    out.key("limits");
    write_limits(out, limits);
    out.key("ping").whole(wide(limits.ping_ms) / second_ms);
    return frame.finish();
}

std::string answer_frame(std::int64_t c, const std::variant<Ok, No>& what) {
    const auto* ok = std::get_if<Ok>(&what);
    FrameWriter frame(ok != nullptr ? "ok" : "no");
    frame.out().key("c").whole(c);
    if (ok != nullptr) {
        write_ok(frame.out(), *ok);
    } else {
        write_no(frame.out(), std::get<No>(what));
    }
    return frame.finish();
}

std::string ops_frame(std::span<const ViewedOps> groups) {
    FrameWriter frame("ops");
    auto& out = frame.out();
    out.key("x").open_array();
    for (const auto& group : groups) {
        out.open_object();
        if (!group.by().empty()) out.key("by").word(group.by().text);
        out.key("ops");
        write_ops(out, group.ops());
        out.close_object();
    }
    out.close_array();
    return frame.finish();
}

std::string view_frame(const SendView& view) {
    FrameWriter frame("view");
    auto& out = frame.out();
    write_change_of_sight(out, view.put, view.drop);
    out.key("why").word(word_of(view.why));
    if (!view.members.empty()) {
        out.key("members");
        write_members(out, view.members);
    }
    if (view.room) {
        out.key("room");
        write_room(out, *view.room);
    }
    return frame.finish();
}

std::string stage_frame(const SendStage& stage) {
    FrameWriter frame("stage");
    write_stage_heading(frame.out(), stage);
    write_session_or_null(frame.out(), stage.session, stage.waiting, stage.draft, stage.carried);
    write_change_of_sight(frame.out(), stage.put, stage.drop);
    if (!stage.members.empty()) {
        frame.out().key("members");
        write_members(frame.out(), stage.members);
    }
    return frame.finish();
}

std::string presence_frame(const PresenceOf& presence) {
    FrameWriter frame("presence");
    auto& out = frame.out();
    out.key("m").open_object();
    for (const auto& [member, said] : presence) {
        out.key(member.text).open_object().key("here").flag(said.here);
        if (said.board) out.key("board").word(word_of(*said.board));
        if (said.on) out.key("on").word(said.on->text);
        if (said.typing) out.key("typing").flag(true);
        out.close_object();
    }
    out.close_object();
    return frame.finish();
}

std::string agenda_frame(std::string_view agenda, const RoomId& room, bool over) {
    FrameWriter frame("agenda");
    frame.out().key("id").word(agenda);
    if (over) {
        frame.out().key("over").flag(true);
    } else if (room.empty()) {
        frame.out().key("waits").flag(true);
    } else {
        frame.out().key("room").word(room.text);
    }
    return frame.finish();
}

std::string ping_frame() { return FrameWriter("ping").finish(); }

std::string away_frame(CloseCode why, Millis retry_from, Millis retry_to) {
    FrameWriter frame("away");
    frame.out().key("why").word(word_of(why)).key("retry_ms").open_array();
    frame.out().whole(retry_from).whole(retry_to).close_array();
    return frame.finish();
}

}  // namespace spacebetween
