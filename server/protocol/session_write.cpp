// The parts of a frame that tell where a room and its session stand.
#include "server/protocol/session_write.hpp"

#include "server/protocol/enum_words.hpp"

#include <string>

namespace spacebetween {
namespace {

template <class Enum>
void write_set(JsonWriter& out, EnumSet<Enum> set) {
    out.open_array();
    set.for_each([&out](Enum each) { out.word(word_of(each)); });
    out.close_array();
}

template <class AnId>
void write_ids(JsonWriter& out, const std::vector<AnId>& ids) {
    out.open_array();
    for (const auto& id : ids)
        out.word(id.text);
    out.close_array();
}

void write_time(JsonWriter& out, std::string_view key, const std::optional<Time>& time) {
    if (time) out.key(key).whole(time->ms);
}

void write_signatures(JsonWriter& out, const std::vector<Signature>& signatures) {
    out.key("signed").open_array();
    for (const auto& each : signatures) {
        out.open_object().key("by").word(each.by.text).key("as").word(word_of(each.as));
        out.key("at").whole(each.at.ms).close_object();
    }
    out.close_array();
}

void write_gate(JsonWriter& out, const std::vector<GateLine>& gate) {
    out.key("gate").open_array();
    for (const auto& line : gate) {
        out.open_array();
        for (const auto& item : line) {
            const auto kind = item.role ? std::string_view("role") : word_of(item.type);
            const auto name = item.role ? word_of(*item.role) : std::string_view(item.field);
            out.text(std::string(kind) + '.' + std::string(name));
        }
        out.close_array();
    }
    out.close_array();
}

void write_offers(JsonWriter& out, const FormatStage& stage) {
    if (!stage.offers.empty()) {
        out.key("offers").open_array();
        for (const auto type : stage.offers)
            out.word(word_of(type));
        out.close_array();
    }
    if (!stage.preset.empty()) {
        out.key("preset").open_object();
        for (const auto& [field, word] : stage.preset)
            out.key(field).text(word);
        out.close_object();
    }
    if (!stage.focus.empty()) out.key("focus").text(stage.focus);
}

void write_modules(JsonWriter& out, const FormatStage& stage) {
    if (!stage.modules.empty()) {
        out.key("modules").open_array();
        for (const auto& module : stage.modules) {
            out.open_object().key("id").text(module.id).key("name").text(module.name);
            out.key("prompt").text(module.prompt);
            out.key("minutes").whole(module.minutes).close_object();
        }
        out.close_array();
    }
    if (!stage.chooses.empty()) out.key("chooses").text(stage.chooses);
}

/// What the screen may offer in the stage, or ask for as it ends; nothing is refused for it.
void write_advice(JsonWriter& out, const FormatStage& stage) {
    if (stage.questions_only) out.key("questions_only").flag(true);
    if (!stage.output.empty()) {
        out.key("output").open_array();
        for (const auto type : stage.output)
            out.word(word_of(type));
        out.close_array();
    }
    if (!stage.prompts.empty()) {
        out.key("prompts").open_array();
        for (const auto& prompt : stage.prompts)
            out.text(prompt);
        out.close_array();
    }
}

void write_stage(JsonWriter& out, const PlannedStage& planned) {
    const auto& stage = planned.stage;
    out.open_object().key("id").text(stage.id).key("name").text(stage.name);
    out.key("minutes").whole(stage.minutes).key("mode").word(word_of(stage.mode));
    out.key("prompt").text(stage.prompt);
    if (planned.inserted) out.key("inserted").word(word_of(*planned.inserted));
    if (planned.goes_on) out.key("goes_on").flag(true);
    if (planned.skipped) out.key("skipped").flag(true);
    if (stage.attributed) out.key("attributed").flag(true);
    if (!stage.gate.empty()) write_gate(out, stage.gate);
    write_offers(out, stage);
    write_modules(out, stage);
    if (stage.admits_manager) out.key("admits_manager").flag(true);
    write_advice(out, stage);
    out.close_object();
}

void write_plan(JsonWriter& out, const StagePlan& plan) {
    out.key("format").open_object().key("id").text(plan.format);
    out.key("version").whole(plan.version).key("name").text(plan.name).close_object();
    out.key("stages").open_array();
    for (const auto& planned : plan.stages)
        write_stage(out, planned);
    out.close_array();
}

/// What passes: timers, holds, a closing, somebody taking over.
void write_passing(JsonWriter& out, const SessionView& session) {
    write_time(out, "ends", session.ends);
    if (session.paused_left) out.key("paused_left").whole(*session.paused_left);
    write_time(out, "hold_until", session.hold_until);
    if (session.closing) {
        out.key("closing").open_object();
        write_time(out, "flush_by", session.closing->flush_by);
        out.key("do").word(word_of(session.closing->step)).close_object();
    }
    write_time(out, "finish_by", session.finish_by);
    if (session.taking_over) {
        out.key("taking_over").open_object().key("by").word(session.taking_over->by.text);
        out.key("at").whole(session.taking_over->at.ms).close_object();
    }
    if (session.written) out.key("written").whole(*session.written);
    if (session.few_writers) out.key("few_writers").flag(true);
    if (session.turn) out.key("turn").word(session.turn->text);
    if (!session.turns_left.empty()) {
        out.key("turns_left");
        write_ids(out, session.turns_left);
    }
    if (session.round) out.key("round").whole(*session.round);
    if (session.rounds) out.key("rounds").whole(*session.rounds);
    if (!session.module.empty()) out.key("module").text(session.module);
    if (!session.admitted.empty()) {
        out.key("admitted");
        write_ids(out, session.admitted);
    }
    if (!session.seats.empty()) {
        out.key("seats").open_object();
        for (const auto& [member, whose] : session.seats)
            out.key(member.text).text(whose);
        out.close_object();
    }
    if (session.pause) {
        out.key("pause").open_object().key("by").word(session.pause->by.text);
        out.key("at").whole(session.pause->at.ms).close_object();
    }
    if (session.agenda) {
        // Not which rooms: whoever is in one of them need not know of the others.
        out.key("agenda").open_object().key("id").text(session.agenda->id);
        out.key("at").whole(static_cast<std::int64_t>(session.agenda->at)).key("of");
        out.whole(static_cast<std::int64_t>(session.agenda->rooms.size())).close_object();
    }
    if (session.recontract) out.key("recontract").flag(true);
}

void write_earlier(JsonWriter& out, const std::vector<RecordId>& earlier) {
    if (earlier.empty()) return;
    out.key("earlier");
    write_ids(out, earlier);
}

void write_summary(JsonWriter& out, const SessionView& session) {
    const bool begun =
        !session.signatures.empty() || session.signed_off || session.later_until.has_value();
    if (!begun) return;
    out.key("summary").open_object();
    write_signatures(out, session.signatures);
    if (session.signed_off) out.key("done").flag(true);
    write_time(out, "later_until", session.later_until);
    out.close_object();
}

}  // namespace

void write_roles(JsonWriter& out, const RoleSet& roles) { write_set(out, roles); }

void write_room(JsonWriter& out, const RoomView& room) {
    out.open_object().key("id").word(room.id.text).key("alias").text(room.alias);
    out.key("kind").word(word_of(room.kind)).key("team").word(room.team.text);
    out.key("call_link").text(room.call_link);
    if (!room.duty_number.empty()) out.key("duty_number").text(room.duty_number);
    out.close_object();
}

void write_members(JsonWriter& out, std::span<const MemberView> members) {
    out.open_array();
    for (const auto& member : members) {
        out.open_object().key("id").word(member.id.text).key("name").text(member.name);
        out.key("mandate").word(word_of(member.mandate));
        if (member.guest) out.key("guest").text(*member.guest);
        if (member.accountable) out.key("accountable").flag(true);
        if (!member.with.empty()) {
            out.key("with").open_array();
            for (const auto& name : member.with)
                out.text(name);
            out.close_array();
        }
        if (member.late) out.key("late").flag(true);
        if (member.opened) out.key("opened").flag(true);
        out.key("here").flag(member.here).close_object();
    }
    out.close_array();
}

void write_session(JsonWriter& out, const SessionView& session) {
    out.open_object().key("id").word(session.id.text);
    write_plan(out, *session.plan);
    out.key("at").whole(static_cast<std::int64_t>(session.at)).key("rev").whole(session.rev);
    out.key("mode").word(word_of(session.mode)).key("roles").open_object();
    for (const auto& [member, roles] : session.roles) {
        out.key(member.text);
        write_roles(out, roles);
    }
    out.close_object().key("started").whole(session.started.ms);
    write_passing(out, session);
    out.key("safety");
    write_ids(out, session.safety);
    out.key("listening").flag(session.listening);
    write_summary(out, session);
    write_earlier(out, session.earlier);
    out.close_object();
}

void write_draft(JsonWriter& out, const DraftView& draft) {
    out.open_object().key("session").word(draft.session.text);
    write_signatures(out, draft.signatures);
    write_time(out, "later_until", draft.later_until);
    write_earlier(out, draft.earlier);
    out.close_object();
}

void write_carried(JsonWriter& out, const CarriedView& carried) {
    out.open_object().key("format").text(carried.format);
    out.key("stage").text(carried.stages.at(carried.to));
    out.key("to").whole(static_cast<std::int64_t>(carried.to)).key("stages").open_array();
    for (const auto& stage : carried.stages)
        out.text(stage);
    out.close_array().close_object();
}

void write_rights(JsonWriter& out, const Rights& rights) {
    out.key("may");
    write_set(out, rights.may);
    out.key("see");
    write_set(out, rights.see);
}

}  // namespace spacebetween
