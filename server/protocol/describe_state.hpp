// What snapshots and signed pages are made of, for the journal.
#pragma once

#include "server/protocol/describe_entry.hpp"
#include "server/room/room_state.hpp"
#include "server/room/summary_page.hpp"

namespace spacebetween {

template <class Form>
void describe(Form& form, Of<Form, BoardParts::Text>& text) {
    if constexpr (Form::writes) {
        const auto type = type_of(text.id);
        ASSERT(type && text.field < spec_of(*type).fields.size());
        form("id", text.id);
        form("f", std::string(spec_of(*type).fields[text.field].name));
        form("base", text.history.base());
        std::vector<TextChange> changes;
        for (int tv = text.history.base(); tv < text.history.tv(); ++tv) {
            changes.push_back(text.history.change_at(tv));
        }
        form("changes", changes);
    } else {
        std::string name;
        int base = 0;
        std::vector<TextChange> changes;
        form("id", text.id);
        form("f", name);
        form("base", base);
        form("changes", changes);
        const auto field = read_field(text.id, name);
        form.require(field.has_value());
        text.field = field.value_or(FieldIndex{0});
        text.history = TextHistory(base, std::move(changes));
    }
}

template <class Form>
void describe(Form& form, Of<Form, BoardParts>& board) {
    form("records", board.records);
    form("texts", board.texts);
    form("gone", board.gone);
    form("next_orders", board.next_orders);
}

template <class Form>
void describe(Form& form, Of<Form, Session>& session) {
    form("now", session.now);
    form("plan", session.plan);
}

template <class Form>
void describe(Form& form, Of<Form, EndedSession>& ended) {
    form("last", ended.last);
    form("plan", ended.plan);
    form("how", ended.how);
    form("ended", ended.ended);
    form("carry_to", ended.carry_to);
}

template <class Form>
void describe(Form& form, Of<Form, ClientAnswers>& answers) {
    form("member", answers.member);
    form("last_cseq", answers.last_cseq);
    form("last_at", answers.last_at);
    form("waiting", answers.waiting);
}

template <class Form>
void describe(Form& form, Of<Form, RoomValues>& values) {
    form("info", values.info);
    form("members", values.members);
    form("session", values.session);
    form("last", values.last);
    form("sessions", values.sessions);
    form("agreement", values.agreement);
    if constexpr (Form::writes) {
        const auto& numbers = values.session_numbers;
        form("session_numbers", std::map(numbers.begin(), numbers.end()));
    } else {
        std::map<SessionId, std::int64_t> numbers;
        form("session_numbers", numbers);
        values.session_numbers.insert(numbers.begin(), numbers.end());
    }
    form("summaries", values.summaries);
    form("taken_out", values.taken_out);
    form("clients", values.clients);
    form("word_keys", values.word_keys);
    form("key_part", values.key_part);
    form("version", values.version);
}

template <class Form>
void describe(Form& form, Of<Form, HiddenPart>& part) {
    form("where", part.where);
    form("owner", part.owner);
    form("board", part.board);
}

template <class Form>
void describe(Form& form, Of<Form, SharedPart>& part) {
    form("values", part.values);
    form("board", part.board);
}

template <class Form>
void describe(Form& form, Of<Form, StatePart>& part) {
    form("key", part.key);
    if constexpr (Form::writes) {
        const auto* shared = std::get_if<SharedPart>(&part.what);
        if (shared != nullptr) {
            form("shared", *shared);
        } else {
            form("hidden", std::get<HiddenPart>(part.what));
        }
    } else {
        std::optional<SharedPart> shared;
        std::optional<HiddenPart> hidden;
        form("shared", shared);
        form("hidden", hidden);
        form.require(shared.has_value() != hidden.has_value());
        if (shared) part.what = std::move(*shared);
        if (hidden) part.what = std::move(*hidden);
    }
}

template <class Form>
void describe(Form& form, Of<Form, PageLine>& line) {
    form("text", line.text);
    form("of", line.of);
    form("record", line.record);
    form("lens", line.lens);
    form("nothing_yet", line.nothing_yet);
    form("with_whom", line.with_whom);
    form("who", line.who);
    form("when", line.when);
    form("ending", line.ending);
    form("passed_on_by", line.passed_on_by);
    form("section", line.section);
}

template <class Form>
void describe(Form& form, Of<Form, PageSignature>& signature) {
    form("name", signature.name);
    form("as", signature.as);
    form("at", signature.at);
}

template <class Form>
void describe(Form& form, Of<Form, SummaryPage>& page) {
    form("id", page.id);
    form("room", page.room);
    form("alias", page.alias);
    form("case_reference", page.case_reference);
    form("session", page.session);
    form("record", page.record);
    form("version", page.version);
    form("kind", page.kind);
    form("format", page.format);
    form("started", page.started);
    form("minutes", page.minutes);
    form("signed_at", page.signed_at);
    form("signatures", page.signatures);
    for (std::size_t i = 0; i < page_blocks; ++i) {
        const auto key = "block_" + std::string(word_of(static_cast<PageBlock>(i)));
        form(key, page.blocks.at(i));
    }
}

}  // namespace spacebetween
