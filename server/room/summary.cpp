// Signing the page, or keeping it for later.
#include "server/room/commands.hpp"
#include "server/room/compose.hpp"
#include "server/room/permission.hpp"
#include "server/room/steps.hpp"
#include "server/room/talks.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

Role role_for(SignedAs as) {
    switch (as) {
        case SignedAs::presenter:
            return Role::presenter;
        case SignedAs::facilitator:
            return Role::facilitator;
        case SignedAs::for_those_present:
            break;
    }
    return Role::scribe;
}

bool signed_as(const SummaryDraft& draft, SignedAs as) {
    return std::any_of(
        draft.signatures.begin(),
        draft.signatures.end(),
        [&](const Signature& signature) { return signature.as == as; }
    );
}

bool somebody_presents(const Roles& roles) {
    return std::any_of(roles.begin(), roles.end(), [](const auto& one) {
        return one.second.contains(Role::presenter);
    });
}

bool complete(const SessionState& now) {
    const SummaryDraft& draft = now.summary;
    return signed_as(draft, SignedAs::for_those_present) ||
           (signed_as(draft, SignedAs::facilitator) &&
            (signed_as(draft, SignedAs::presenter) || !somebody_presents(now.roles)));
}

std::vector<PageSignature> named(const RoomState& state, const std::vector<Signature>& signatures) {
    std::vector<PageSignature> all;
    for (const Signature& signature : signatures) {
        const Member* member = state.member(signature.by);
        all.push_back({member == nullptr ? "" : member->who.name, signature.as, signature.at});
    }
    return all;
}

std::string joined(const std::vector<PageSignature>& signatures) {
    std::string names;
    for (const PageSignature& signature : signatures) {
        names += names.empty() ? signature.name : ", " + signature.name;
    }
    return names;
}

std::string_view kind_name(PageKind kind) {
    const auto choices = field_of(Type::summary_page, "kind")->choices;
    return choices[static_cast<std::size_t>(kind)];
}

NewOp page_record(const SummaryPage& page) {
    const auto made = [](std::string_view name, Value value) {
        return field(Type::summary_page, name, std::move(value));
    };
    return {
        page.record,
        Type::summary_page,
        {made("session", page.session.text),
         made("version", static_cast<double>(page.version)),
         made("signed_at", static_cast<double>(page.signed_at.ms)),
         made("signed_by", joined(page.signatures)),
         made("kind", std::string(kind_name(page.kind))),
         made("format", page.format),
         made("minutes", static_cast<double>(std::max(0, page.minutes)))}
    };
}

}  // namespace

SessionChange change_of(const RoomState& state, SessionState now) {
    if (state.session() != nullptr) {
        return {std::move(now), std::nullopt, 0};
    }
    const EndedSession& last = *state.last_session();
    return {std::move(now), last.how, last.carry_to};
}

void freeze(Deciding& deciding, SummaryPage page, Act& act) {
    SessionState& now = act.session->now;
    now.summary.signed_off = true;
    now.summary.versions += 1;
    page.id = SummaryId(new_id("smy", deciding.random));
    page.record = RecordId(new_id(spec_of(Type::summary_page).prefix, deciding.random));
    page.version = now.summary.versions;
    page.signed_at = deciding.now;
    page.signatures = named(deciding.state, now.summary.signatures);
    if (page.kind == PageKind::composed && signed_as(now.summary, SignedAs::for_those_present)) {
        page.kind = PageKind::for_those_present;
    }
    act.made_in = now.id;
    act.ops.emplace_back(page_record(page));
    act.summary = SignedSummary{
        page.id,
        page.record,
        now.id,
        now.number,
        page.version,
        deciding.now,
        now.summary.signatures,
        talks_to_come(deciding.state, page)
    };
    act.pages.push_back(std::move(page));
    act.wants_snapshot = true;
}

Decided decide(Deciding& deciding, const Member& by, const SignSummary& with) {
    const RoomState& state = deciding.state;
    const Draft draft = draft_of(state, deciding.now);
    if (draft.session == nullptr || draft.session->summary.signed_off) {
        return needs(state, {"draft"});
    }
    if (!holds(state, by.id, role_for(with.as))) {
        return No{Refusal::not_allowed, std::nullopt};
    }
    if (state.session() == nullptr && !keeps_draft(state, by.id, deciding.now)) {
        return needs(state, {"draft"});
    }
    if (signed_as(draft.session->summary, with.as)) {
        return needs(state, {"signature"});
    }
    SummaryPage page = compose(state, draft);
    std::vector<std::string> missing = missing_from(state, draft, page);
    if (!missing.empty()) {
        return needs(state, std::move(missing));
    }
    SessionState now = *draft.session;
    now.summary.signatures.push_back({by.id, with.as, deciding.now});
    Act act;
    act.by = by.id;
    act.session = change_of(state, std::move(now));
    if (complete(act.session->now)) {
        freeze(deciding, std::move(page), act);
    }
    return act;
}

Decided decide(Deciding& deciding, const Member& by, const SummaryLater&) {
    const Session* session = deciding.state.session();
    if (session == nullptr || session->now.summary.signed_off || session->now.summary.later_until) {
        return needs(deciding.state, {"draft"});
    }
    SessionState now = session->now;
    now.summary.later_until = five_working_days_after(deciding.now);
    return act_with(by, std::move(now));
}

Decided decide(Deciding& deciding, const Member& by, const DiscardSummary&) {
    const EndedSession* last = deciding.state.last_session();
    if (last == nullptr || last->last.summary.signed_off || last->last.summary.discarded) {
        return needs(deciding.state, {"draft"});
    }
    SessionState now = last->last;
    now.summary.signatures.clear();
    now.summary.later_until.reset();
    // What was signed before it was to be corrected stands as it was.
    now.summary.signed_off = now.summary.versions > 0;
    now.summary.discarded = !now.summary.signed_off;
    Act act;
    act.by = by.id;
    act.session = change_of(deciding.state, std::move(now));
    return act;
}

Decided decide(Deciding& deciding, const Member& by, const CorrectSummary&) {
    const Draft draft = draft_of(deciding.state, deciding.now);
    if (draft.session == nullptr || !draft.session->summary.signed_off) {
        return needs(deciding.state, {"signature"});
    }
    SessionState now = *draft.session;
    now.summary.signatures.clear();
    now.summary.signed_off = false;
    now.summary.take_out_asked.reset();
    now.summary.later_until = five_working_days_after(deciding.now);
    Act act;
    act.by = by.id;
    act.session = change_of(deciding.state, std::move(now));
    return act;
}

}  // namespace spacebetween
