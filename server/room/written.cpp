// Finds what ops are about, and asks for each whether it may be.
#include "server/room/written.hpp"

#include "server/room/door.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace spacebetween {

namespace {

// How far a comment on a comment is followed.
constexpr int comments_deep = 16;

struct Place {
    Type type{};
    Placement where = Placement::shared;
    RecordRef record;
    RecordId on;  ///< what a new comment is on
    bool fresh = false;
};

/// Knows the records of the state and those that this change makes.
class Locator {
public:
    Locator(const RoomState& state, const MemberId& writer)
        : state_(state),
          writer_(writer),
          door_(state, writer) {}

    Place place(const Op& op) {
        if (const auto* made = std::get_if<NewOp>(&op)) {
            Place fresh = fresh_place(*made);
            fresh.fresh = true;
            made_.emplace(made->id, fresh);
            return fresh;
        }
        if (const auto* back = std::get_if<BackOp>(&op)) {
            Place returning = known(back->id);
            returning.record = back->record;
            made_.emplace(back->id, returning);
            return returning;
        }
        return known(subject_of(op));
    }

    /// The type whose homes decide about this record.
    [[nodiscard]] Type home(const Place& place) const {
        Place root = place;
        for (int i = 0; i < comments_deep && !spec_of(root.type).board_of.empty(); ++i) {
            const RecordId on =
                root.record ? ref_of(*root.record, spec_of(root.type).board_of) : root.on;
            if (on.empty()) {
                break;
            }
            root = known(on);
        }
        return root.type;
    }

private:
    [[nodiscard]] Place known(const RecordId& id) const {
        if (const auto found = made_.find(id); found != made_.end()) {
            return found->second;
        }
        const auto type = type_of(id).value_or(Type::note);
        const Board* own = state_.own(writer_);
        if (own != nullptr && own->has_used(id)) {
            return {type, Placement::own, own->find(id), {}};
        }
        const Board* sealed = state_.sealed(writer_);
        if (sealed != nullptr && sealed->has_used(id)) {
            return {type, Placement::sealed, sealed->find(id), {}};
        }
        RecordRef shared = state_.shared().find(id);
        const bool seen = shared && door_.shows(*shared);
        return {type, Placement::shared, seen ? std::move(shared) : nullptr, {}};
    }

    [[nodiscard]] Place fresh_place(const NewOp& made) const {
        const TypeSpec& spec = spec_of(made.type);
        if (!spec.board_of.empty()) {
            const auto field = index_of(made.type, spec.board_of);
            for (const FieldValue& given : made.fields) {
                const auto* on = std::get_if<RecordId>(&given.value);
                if (given.field == field && on != nullptr) {
                    return {made.type, known(*on).where, nullptr, *on};
                }
            }
            return {made.type, Placement::shared, nullptr, {}};
        }
        if (has_home(spec, Target::own) || has_home(spec, Target::bell)) {
            return {made.type, Placement::own, nullptr, {}};
        }
        const Session* session = state_.session();
        const bool seals = session != nullptr && !session->now.sealed.empty();
        const bool sealed = has_home(spec, Target::seal) && seals;
        return {made.type, sealed ? Placement::sealed : Placement::shared, nullptr, {}};
    }

    const RoomState& state_;
    const MemberId& writer_;
    const Door door_;
    std::unordered_map<RecordId, Place> made_;
};

bool sealable(Type type) {
    const TypeSpec& spec = spec_of(type);
    return has_home(spec, Target::seal) || has_home(spec, Target::as_target);
}

/// Fields that answer for one person: only that person may set them.
bool answers_for_another(const Writer& writer, const Subject& subject, const Op& op) {
    if (subject.type != Type::summary_line) {
        return false;
    }
    const auto says = index_of(Type::summary_line, "author_says");
    const auto gives = [&](const std::vector<FieldValue>& fields) {
        return std::any_of(fields.begin(), fields.end(), [&](const FieldValue& given) {
            return given.field == says;
        });
    };
    if (const auto* made = std::get_if<NewOp>(&op)) {
        return gives(made->fields);
    }
    const auto* set = std::get_if<SetOp>(&op);
    return set != nullptr && gives(set->fields) &&
           !(subject.record && words_of(*subject.record, "asked_of") == writer.member.id.text);
}

}  // namespace

Refused<Located> locate(const RoomState& state, const MemberId& writer, std::span<const Op> ops) {
    Locator locator(state, writer);
    Located located;
    located.urgent = !ops.empty();
    for (const Op& op : ops) {
        const Place place = locator.place(op);
        if (located.subjects.empty()) {
            located.where = place.where;
        } else if (located.where != place.where) {
            return Refusal::schema;
        }
        const Type home = locator.home(place);
        located.urgent = located.urgent && has_home(spec_of(home), Target::always);
        located.subjects.push_back({place.type, place.where, place.record, place.fresh});
        located.homes.push_back(home);
    }
    return located;
}

bool for_another_audience(const RoomState& state, std::int64_t stage, const Located& located) {
    const Session* session = state.session();
    if (session == nullptr || stage >= session->now.sealed_rev || located.where == Placement::own) {
        return false;
    }
    for (std::size_t i = 0; i < located.subjects.size(); ++i) {
        if (sealable(located.subjects[i].type) &&
            !has_home(spec_of(located.homes[i]), Target::always)) {
            return true;
        }
    }
    return false;
}

std::optional<No> why_not(const Writer& writer, std::span<const Op> ops, const Located& located) {
    for (std::size_t i = 0; i < ops.size(); ++i) {
        const Subject& subject = located.subjects[i];
        if (!subject.fresh && !subject.record) {
            continue;  // the board answers, alike for what is hidden and what never was
        }
        const bool made = std::holds_alternative<NewOp>(ops[i]);
        if (made && subject.type == Type::safety_stop) {
            return No{Refusal::not_allowed, std::nullopt};  // it is raised, not written
        }
        if (answers_for_another(writer, subject, ops[i])) {
            return No{Refusal::not_allowed, std::nullopt};
        }
        if (const auto refusal = why_not(writer, subject, located.homes[i], ops[i])) {
            return No{*refusal, std::nullopt};
        }
    }
    return std::nullopt;
}

}  // namespace spacebetween
