// Applies a change, and fills in what only the server may write.
#include "server/room/apply_change.hpp"

#include "server/room/door.hpp"
#include "server/room/marking.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

namespace {

bool makes_marks(std::span<const Op> ops) {
    return std::any_of(ops.begin(), ops.end(), [](const Op& op) {
        const auto* made = std::get_if<NewOp>(&op);
        return made != nullptr && made->type == Type::summary_line;
    });
}

/// What only the server may write: asked here when the server adds words of its own to a change.
bool writes_server_words(std::span<const Op> ops, const Located& located) {
    for (std::size_t i = 0; i < ops.size(); ++i) {
        const auto fields = spec_of(located.subjects[i].type).fields;
        const auto of_server = [&fields](const FieldValue& given) {
            return given.field < fields.size() && fields[given.field].server_only;
        };
        const auto* made = std::get_if<NewOp>(&ops[i]);
        const auto* set = std::get_if<SetOp>(&ops[i]);
        const auto* text = std::get_if<TextOp>(&ops[i]);
        const bool never = std::holds_alternative<DelOp>(ops[i]) &&
                           spec_of(located.subjects[i].type).never_deleted;
        if (never ||
            (made != nullptr && std::any_of(made->fields.begin(), made->fields.end(), of_server)) ||
            (set != nullptr && std::any_of(set->fields.begin(), set->fields.end(), of_server)) ||
            (text != nullptr && of_server({text->field, {}}))) {
            return true;
        }
    }
    return false;
}

SessionId made_in(const RoomState& state) {
    if (const Session* session = state.session()) {
        return session->now.id;
    }
    const EndedSession* last = state.last_session();
    return last == nullptr ? SessionId() : last->last.id;
}

/// A member's first hidden record makes their board; a refused one makes nothing.
Refused<Applied> apply_to(
    RoomState& state,
    Placement where,
    const MemberId& owner,
    std::span<const Op> ops,
    const ChangeContext& context
) {
    const bool there =
        where == Placement::shared ||
        (where == Placement::own ? state.own(owner) : state.sealed(owner)) != nullptr;
    if (there) {
        return state.board_for(where, owner).apply(ops, context);
    }
    Board fresh;
    Refused<Applied> applied = fresh.apply(ops, context);
    if (applied) {
        state.board_for(where, owner) = std::move(fresh);
    }
    return applied;
}

}  // namespace

Refused<Applied> apply_change(
    Deciding& deciding,
    const MemberId& by,
    std::span<const Op> asked,
    const Located& located
) {
    RoomState& state = deciding.state;
    const bool marks = located.where == Placement::shared && makes_marks(asked);
    if (marks && writes_server_words(asked, located)) {
        return Refusal::not_allowed;
    }
    const Door door(state, by);
    const bool hidden = located.where != Placement::shared;
    const BoardScope scope = located.where == Placement::own      ? BoardScope::own
                             : located.where == Placement::sealed ? BoardScope::sealed
                                                                  : BoardScope::shared;
    const ChangeContext context{
        .limits = deciding.limits,
        .scope = scope,
        .asker = marks ? Asker::server : Asker::member,
        .by = by,
        .made_in = made_in(state),
        .beneath = hidden ? &state.shared() : nullptr,
        .sees = [&door](const Record& record) { return door.shows(record); },
        .sees_gone = [&door](const RecordId& id) { return door.shows_gone(id); },
        .used_elsewhere = {}
    };
    if (!marks) {
        return apply_to(state, located.where, by, asked, context);
    }
    Board& board = state.board_for(Placement::shared, by);
    const std::vector<Op> ops = with_marks(state, by, {asked.begin(), asked.end()});
    Refused<Applied> applied = board.apply(ops, context);
    if (applied) {
        for (std::size_t i = 0; i < ops.size(); ++i) {
            const auto* made = std::get_if<NewOp>(&ops[i]);
            const auto* wanted = std::get_if<NewOp>(&asked[i]);
            if (made != nullptr && made->fields.size() > wanted->fields.size()) {
                const auto added =
                    made->fields.begin() + static_cast<std::ptrdiff_t>(wanted->fields.size());
                applied->fix.emplace_back(SetOp{made->id, {added, made->fields.end()}});
            }
        }
    }
    return applied;
}

/// More than a presenter may take; asked of the board as it would be.
bool takes_too_many(const Deciding& deciding, std::span<const Op> ops, const Located& located) {
    std::size_t more = 0;
    for (std::size_t i = 0; i < ops.size(); ++i) {
        const auto* set = std::get_if<SetOp>(&ops[i]);
        const Subject& subject = located.subjects[i];
        if (set == nullptr || !subject.record || flag_of(*subject.record, "taken")) {
            continue;
        }
        const auto taken = index_of(subject.type, "taken");
        more += static_cast<std::size_t>(std::count_if(
            set->fields.begin(),
            set->fields.end(),
            [&](const FieldValue& given) {
                const bool* flag = std::get_if<bool>(&given.value);
                return taken && given.field == *taken && flag != nullptr && *flag;
            }
        ));
    }
    if (more == 0 || deciding.state.session() == nullptr) {
        return false;
    }
    const SessionId& session = deciding.state.session()->now.id;
    deciding.state.shared().for_each([&](const RecordRef& record) {
        more += record->made_in == session && flag_of(*record, "taken") ? 1U : 0U;
    });
    return more > deciding.limits.taken_hypotheses;
}

}  // namespace spacebetween
