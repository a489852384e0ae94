// What entries and answers are made of, for the journal.
#pragma once

#include "server/base/lifetime.hpp"
#include "server/protocol/describe_session.hpp"
#include "server/room/answer.hpp"
#include "server/room/entry.hpp"

namespace spacebetween {

template <class Form>
void describe(Form& form, Of<Form, Lifetime>& key) {
    form("kind", key.kind);
    form("id", key.id);
}

template <class Form>
void describe(Form& form, Of<Form, PlannedSession>& planned) {
    form("at", planned.at);
    form("format", planned.format);
    form("minutes", planned.minutes);
}

template <class Form>
void describe(Form& form, Of<Form, RoomInfo>& info) {
    form("id", info.id);
    form("team", info.team);
    form("alias", info.alias);
    form("kind", info.kind);
    form("call_link", info.call_link);
    form("duty_number", info.duty_number);
    form("case_reference", info.case_reference);
    form("planned", info.planned);
    form("copied_from", info.copied_from);
}

template <class Form>
void describe(Form& form, Of<Form, TalkToCome>& talk) {
    form("record", talk.record);
    form("page", talk.page);
    form("when", talk.when);
}

template <class Form>
void describe(Form& form, Of<Form, SignedSummary>& summary) {
    form("id", summary.id);
    form("record", summary.record);
    form("session", summary.session);
    form("session_number", summary.session_number);
    form("version", summary.version);
    form("at", summary.at);
    form("signatures", summary.signatures);
    form("talks", summary.talks);
}

template <class Form>
void describe(Form& form, Of<Form, TakenOut>& taken) {
    form("record", taken.record);
    form("by", taken.by);
    form("at", taken.at);
}

template <class Form>
void describe(Form& form, Of<Form, SessionChange>& change) {
    form("now", change.now);
    form("ended", change.ended);
    form("carry_to", change.carry_to);
}

template <class Form>
void describe(Form& form, Of<Form, LeftAsIs>& kept) {
    form("id", kept.id);
    form("fields", kept.fields);
}

template <class Form>
void describe(Form& form, Of<Form, Undone>& undone) {
    form("left", undone.left);
    form("redo", undone.redo);
    form("kept", undone.kept);
}

template <class Form>
void describe(Form& form, Of<Form, Ok>& ok) {
    form("v", ok.v);
    form("fix", ok.fix);
    form("undone", ok.undone);
}

template <class Form>
void describe(Form& form, Of<Form, RefusalInfo>& info) {
    form("stage", info.stage);
    form("missing", info.missing);
}

template <class Form>
void describe(Form& form, Of<Form, No>& no) {
    form("code", no.code);
    form("info", no.info);
}

using OkOrNo = std::variant<Ok, No>;

template <class Form>
void describe(Form& form, Of<Form, OkOrNo>& what) {
    if constexpr (Form::writes) {
        std::visit(
            [&form](const auto& said) {
                form(std::same_as<decltype(said), const Ok&> ? "ok" : "no", said);
            },
            what
        );
    } else {
        std::optional<Ok> ok;
        std::optional<No> no;
        form("ok", ok);
        form("no", no);
        form.require(ok.has_value() != no.has_value());
        if (ok) what = std::move(*ok);
        if (no) what = std::move(*no);
    }
}

template <class Form>
void describe(Form& form, Of<Form, Answer>& answer) {
    form("client", answer.client);
    form("member", answer.member);
    form("cseq", answer.cseq);
    form("what", answer.what);
    form("acked", answer.acked);
}

template <class Form>
void describe(Form& form, Of<Form, Entry>& entry) {
    form("at", entry.at);
    form("key", entry.key);
    form("where", entry.where);
    form("owner", entry.owner);
    form("by", entry.by);
    form("ops", entry.ops);
    form("sealed_ended", entry.sealed_ended);
    form("session", entry.session);
    form("plan", entry.plan);
    form("members", entry.members);
    form("info", entry.info);
    form("summary", entry.summary);
    form("taken_out", entry.taken_out);
    form("forgotten", entry.forgotten);
    form("answer", entry.answer);
}

}  // namespace spacebetween
