// What sessions, plans and members are made of, for the journal.
#pragma once

#include "server/protocol/form.hpp"
#include "server/room/entry.hpp"
#include "server/room/roster.hpp"
#include "server/room/session_state.hpp"

namespace spacebetween {

template <class Form>
void describe(Form& form, Of<Form, Step>& step) {
    form("kind", step.kind);
    form("to", step.to);
    form("insert", step.insert);
    form("minutes", step.minutes);
    form("end", step.end);
    form("onward", step.onward);
    form("roles", step.roles);
    form("seats", step.seats);
}

template <class Form>
void describe(Form& form, Of<Form, Closing>& closing) {
    form("step", closing.step);
    form("flush_by", closing.flush_by);
    form("left", closing.left);
}

template <class Form>
void describe(Form& form, Of<Form, TakingOver>& taking) {
    form("by", taking.by);
    form("at", taking.at);
}

template <class Form>
void describe(Form& form, Of<Form, Pause>& pause) {
    form("by", pause.by);
    form("at", pause.at);
}

template <class Form>
void describe(Form& form, Of<Form, Signature>& signature) {
    form("by", signature.by);
    form("as", signature.as);
    form("at", signature.at);
}

template <class Form>
void describe(Form& form, Of<Form, TakeOutAsked>& asked) {
    form("record", asked.record);
    form("by", asked.by);
}

template <class Form>
void describe(Form& form, Of<Form, SummaryDraft>& draft) {
    form("signatures", draft.signatures);
    form("versions", draft.versions);
    form("signed_off", draft.signed_off);
    form("later_until", draft.later_until);
    form("take_out_asked", draft.take_out_asked);
    form("discarded", draft.discarded);
}

template <class Form>
void describe(Form& form, Of<Form, AgendaPlace>& place) {
    form("id", place.id);
    form("rooms", place.rooms);
    form("at", place.at);
    form("format", place.format);
    form("lead", place.lead);
}

template <class Form>
void describe(Form& form, Of<Form, SessionState>& session) {
    form("id", session.id);
    form("number", session.number);
    form("carries_from", session.carries_from);
    form("started", session.started);
    form("rev", session.rev);
    form("entered_rev", session.entered_rev);
    form("sealed_rev", session.sealed_rev);
    form("at", session.at);
    form("entered", session.entered);
    form("roles", session.roles);
    form("seats", session.seats);
    form("admitted", session.admitted);
    form("recontract", session.recontract);
    form("pause", session.pause);
    form("ends", session.ends);
    form("paused_left", session.paused_left);
    form("hold_until", session.hold_until);
    form("finish_by", session.finish_by);
    form("closing", session.closing);
    form("taking_over", session.taking_over);
    form("sealed", session.sealed);
    form("written", session.written);
    form("few_writers", session.few_writers);
    form("module", session.module);
    form("round", session.round);
    form("turns", session.turns);
    form("passed", session.passed);
    form("agenda", session.agenda);
    form("summary", session.summary);
    form("empty_since", session.empty_since);
}

template <class Form, class Set>
void describe_by_role(Form& form, Set& by_role) {
    form("star", by_role.star);
    form("roles", by_role.roles);
}

template <class Form>
void describe(Form& form, Of<Form, ByRole<TargetSet>>& may) {
    describe_by_role(form, may);
}

template <class Form>
void describe(Form& form, Of<Form, ByRole<BoardSet>>& see) {
    describe_by_role(form, see);
}

template <class Form>
void describe(Form& form, Of<Form, GateItem>& item) {
    form("role", item.role);
    form("type", item.type);
    form("field", item.field);
}

template <class Form>
void describe(Form& form, Of<Form, StageModule>& module) {
    form("id", module.id);
    form("name", module.name);
    form("prompt", module.prompt);
    form("minutes", module.minutes);
    form("turn", module.turn);
    form("everyone_in_turn", module.everyone_in_turn);
    form("rounds", module.rounds);
}

template <class Form>
void describe(Form& form, Of<Form, FormatStage>& stage) {
    form("id", stage.id);
    form("name", stage.name);
    form("prompt", stage.prompt);
    form("minutes", stage.minutes);
    form("mode", stage.mode);
    form("may", stage.may);
    form("see", stage.see);
    form("gate", stage.gate);
    form("listening", stage.listening);
    form("attributed", stage.attributed);
    form("turn", stage.turn);
    form("admits_manager", stage.admits_manager);
    form("offers", stage.offers);
    form("preset", stage.preset);
    form("focus", stage.focus);
    form("everyone_in_turn", stage.everyone_in_turn);
    form("rounds", stage.rounds);
    form("modules", stage.modules);
    form("chooses", stage.chooses);
    form("questions_only", stage.questions_only);
    form("output", stage.output);
    form("prompts", stage.prompts);
}

template <class Form>
void describe(Form& form, Of<Form, PlannedStage>& planned) {
    form("stage", planned.stage);
    form("inserted", planned.inserted);
    form("goes_on", planned.goes_on);
    form("skipped", planned.skipped);
}

template <class Form>
void describe(Form& form, Of<Form, StagePlan>& plan) {
    form("format", plan.format);
    form("version", plan.version);
    form("name", plan.name);
    form("ends_held", plan.ends_held);
    form("roles", plan.roles);
    form("stages", plan.stages);
}

template <class Form>
void describe(Form& form, Of<Form, Guest>& guest) {
    form("agency", guest.agency);
    form("until", guest.until);
}

template <class Form>
void describe(Form& form, Of<Form, RosterEntry>& entry) {
    form("account", entry.account);
    form("name", entry.name);
    form("mandate", entry.mandate);
    form("accountable_manager", entry.accountable_manager);
    form("deputy_until", entry.deputy_until);
    form("guest", entry.guest);
}

template <class Form>
void describe(Form& form, Of<Form, Member>& member) {
    form("id", member.id);
    form("who", member.who);
    form("on_roster", member.on_roster);
    form("removed", member.removed);
    form("first_session", member.first_session);
    form("part", member.part);
    form("with", member.with);
    form("agreement_met", member.agreement_met);
    form("opened_from", member.opened_from);
}

}  // namespace spacebetween
