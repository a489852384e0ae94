// Words that should never have been there: out of the board, and of everything that kept them.
#include "server/room/commands.hpp"
#include "server/room/compose.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

bool holds_words(FieldKind kind) {
    return kind == FieldKind::text || kind == FieldKind::line || kind == FieldKind::date;
}

/// The record without anything that somebody wrote. What it is and what it refers to stays, and so
/// does what the server noted.
Record emptied(const Record& record) {
    Record empty = record;
    const auto fields = spec_of(record.type).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (holds_words(fields[i].kind) && !fields[i].server_only) {
            empty.fields[i] = Value();
        }
    }
    empty.v += 1;
    return empty;
}

/// The record, and the lines of the page that say it again. Each is deleted and made again under
/// its own id: its texts begin anew, with nothing before them.
void empty_out(const RoomState& state, const RecordRef& record, Act& act) {
    std::vector<RecordRef> all{record};
    for (const BackReference& back : state.shared().referring_to(record->id)) {
        const RecordRef line = state.shared().find(back.from);
        if (line && line->type == Type::summary_line) {
            all.push_back(line);
        }
    }
    for (const RecordRef& one : all) {
        act.made.emplace_back(DelOp{one->id});
    }
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        act.made.emplace_back(MadeOp{std::make_shared<const Record>(emptied(**one))});
    }
}

bool on_a_page(const RoomState& state, const Record& record) {
    const auto& pages = state.summaries();
    return std::any_of(pages.begin(), pages.end(), [&record](const SignedSummary& page) {
        return page.session == record.made_in;
    });
}

/// After sign-off the words go when a second one asks for the same.
bool is_second(const Draft& draft, const Member& by, const RecordId& record) {
    const auto& asked = draft.session->summary.take_out_asked;
    return asked && asked->record == record && asked->by != by.id;
}

/// The page without the words, as a new version; the one before ends.
void sign_anew(Deciding& deciding, const Draft& draft, Act& act) {
    RoomState after = deciding.state;
    Entry emptying;
    emptying.at = deciding.now;
    emptying.key = after.words_key();
    emptying.ops = act.made;
    after.apply(emptying);
    for (const SignedSummary& page : deciding.state.summaries()) {
        if (page.session == draft.session->id) {
            act.ends.push_back({LifetimeKind::summary, page.id.text});
        }
    }
    freeze(deciding, compose(after, draft), act);
}

}  // namespace

Decided decide(Deciding& deciding, const Member& by, const TakeOut& with) {
    const RecordRef record = deciding.state.shared().find(with.id);
    if (!record || !view(*record, by.id, deciding.state)) {
        return No{Refusal::not_found, std::nullopt};
    }
    if (server_made(spec_of(record->type)) || deciding.state.taken_out(with.id) != nullptr) {
        return needs(deciding.state, {"words"});
    }
    const Draft draft = draft_of(deciding.state, deciding.now);
    const bool signed_away = on_a_page(deciding.state, *record) && draft.session != nullptr;
    Act act;
    act.by = by.id;
    if (signed_away) {
        SessionState now = *draft.session;
        now.summary.take_out_asked = TakeOutAsked{with.id, by.id};
        act.session = change_of(deciding.state, std::move(now));
        if (!is_second(draft, by, with.id)) {
            return act;
        }
        act.session->now.summary.take_out_asked.reset();
    }
    empty_out(deciding.state, record, act);
    act.taken_out = TakenOut{with.id, by.id, deciding.now};
    act.ends = deciding.state.values().word_keys;
    act.wants_snapshot = true;
    if (signed_away && draft.session->id == record->made_in) {
        sign_anew(deciding, draft, act);
    }
    return act;
}

}  // namespace spacebetween
