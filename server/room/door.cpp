// Holds the door: which record is whose to see, stage by stage.
#include "server/room/door.hpp"

#include "server/room/compass.hpp"
#include "server/room/permission.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace spacebetween {

namespace {

// How far a comment on a comment is followed.
constexpr int comments_deep = 16;

bool drafts_summary(const RoomState& state, RoleSet roles) {
    const EndedSession* last = state.last_session();
    if (state.session() != nullptr || last == nullptr || last->last.summary.signed_off ||
        last->last.summary.discarded) {
        return false;
    }
    return roles.contains(Role::presenter) || roles.contains(Role::facilitator) ||
           roles.contains(Role::scribe);
}

Rights rights_now(const RoomState& state, RoleSet roles, bool drafts) {
    if (const Session* session = state.session()) {
        return rights_at(session->stage(), roles);
    }
    Rights rights{may_between_sessions(), see_between_sessions()};
    if (drafts) {
        rights.may.insert(Target::summary);
        rights.see.insert(BoardName::summary);
    }
    return rights;
}

/// In which field each type names the card it is about. Found once: it is asked for every viewer.
std::optional<FieldIndex> card_field(Type type) {
    static const auto fields = [] {
        std::array<std::optional<FieldIndex>, type_count> found;
        for (std::size_t at = 0; at < found.size(); ++at)
            found[at] = index_of(static_cast<Type>(at), "of");
        return found;
    }();
    return fields[static_cast<std::size_t>(type)];
}

/// The card that a record says something about; none for what stands by itself.
const RecordId& card_of(const Record& record) {
    static const RecordId none;
    const auto field = card_field(record.type);
    const auto* card = field ? std::get_if<RecordId>(&record.fields[*field]) : nullptr;
    return card == nullptr ? none : *card;
}

/// What the accountable manager may know without being in the session.
bool told_outside(const Record& record) {
    const TypeSpec& spec = spec_of(record.type);
    const bool open_stop =
        record.type == Type::safety_stop && is_nothing(field_value(record, "ending"));
    const bool of_a_page = spec.board == BoardName::summary && server_made(spec);
    return open_stop || of_a_page || record.type == Type::decision_needed;
}

/// Let go, or answered: what newcomers of a later session do not see.
bool is_over(const Record& record) {
    return (record.type == Type::hypothesis && words_of(record, "state") == "let_go") ||
           (record.type == Type::question && !words_of(record, "came_back").empty());
}

}  // namespace

std::vector<Touched>
with_what_goes_along(const RoomState& state, std::span<const Touched> touched) {
    std::vector<Touched> all(touched.begin(), touched.end());
    std::vector<RecordId> follow;
    for (const Touched& one : touched) {
        if (one.before && one.after && is_over(*one.before) != is_over(*one.after)) {
            follow.push_back(one.after->id);
        }
    }
    while (!follow.empty()) {
        const RecordId card = std::move(follow.back());
        follow.pop_back();
        for (const BackReference& back : state.shared().referring_to(card)) {
            const RecordRef record = state.shared().find(back.from);
            if (!record) {
                continue;
            }
            const std::string_view board_of = spec_of(record->type).board_of;
            const bool along = card_of(*record) == card ||
                               (!board_of.empty() && ref_of(*record, board_of) == card);
            const bool known = std::any_of(all.begin(), all.end(), [&](const Touched& one) {
                return one.either().id == record->id;
            });
            if (along) {
                follow.push_back(record->id);
            }
            if (along && !known) {
                all.push_back({record, record});
            }
        }
    }
    return all;
}

Door::Door(const RoomState& state, const MemberId& viewer, std::span<const Touched> touched)
    : state_(state),
      viewer_(viewer),
      member_(state.member(viewer)),
      touched_(touched) {
    if (member_ == nullptr || !member_->on_roster || member_->removed) {
        member_ = nullptr;
        return;
    }
    const RoleSet roles = roles_of(state, viewer);
    outside_ = waits_outside(state, viewer, roles);
    if (outside_) {
        rights_ = {TargetSet{Target::own}, BoardSet{BoardName::own}};
        return;
    }
    drafts_ = drafts_summary(state, roles);
    rights_ = rights_now(state, roles, drafts_);
}

RecordRef Door::find(const RecordId& id) const {
    if (RecordRef shared = state_.shared().find(id)) {
        return shared;
    }
    for (const Board* hidden : {state_.own(viewer_), state_.sealed(viewer_)}) {
        if (RecordRef found = hidden == nullptr ? nullptr : hidden->find(id)) {
            return found;
        }
    }
    return nullptr;
}

bool Door::shows(const Record& record) const {
    if (member_ == nullptr) {
        return false;
    }
    for (const Board* hidden : {state_.own(viewer_), state_.sealed(viewer_)}) {
        if (hidden != nullptr && hidden->find(record.id) != nullptr) {
            return true;
        }
    }
    return shows_shared(record);
}

bool Door::showed(const Record& record) const { return shows_in(record, Moment::before); }

bool Door::shows_shared(const Record& record) const { return shows_in(record, Moment::now); }

RecordRef Door::shared_at(const RecordId& id, Moment moment) const {
    if (id.empty()) {
        return nullptr;
    }
    RecordRef there = state_.shared().find(id);
    if (there && moment == Moment::now) {
        return there;
    }
    const auto touched = std::find_if(touched_.begin(), touched_.end(), [&](const Touched& one) {
        return one.either().id == id;
    });
    return touched != touched_.end() && touched->before ? touched->before : there;
}

bool Door::shows_in(const Record& record, Moment moment) const {
    if (member_ == nullptr) {
        return false;
    }
    if (outside_) {
        return told_outside(record);
    }
    const Record* root = &record;
    RecordRef kept;
    for (int i = 0; i < comments_deep && !spec_of(root->type).board_of.empty(); ++i) {
        kept = shared_at(ref_of(*root, spec_of(root->type).board_of), moment);
        if (!kept) {
            return false;
        }
        root = kept.get();
    }
    const TypeSpec& spec = spec_of(root->type);
    if (has_home(spec, Target::always)) {
        return true;
    }
    switch (spec.audience) {
        case Audience::own:
        case Audience::role:
            return false;
        case Audience::room:
        case Audience::sealed:  // on the shared board it has been revealed
        case Audience::named:
            break;
    }
    if (spec.board == BoardName::summary) {
        return shows_summary(*root);
    }
    if (!rights_.see.contains(spec.board) || belongs_to_an_earlier_time(*root)) {
        return false;
    }
    // What speaks for or against a card, and how it was read, goes with the card.
    const RecordRef card = shared_at(card_of(*root), moment);
    return !card || !belongs_to_an_earlier_time(*card);
}

bool Door::shows_summary(const Record& record) const {
    if (server_made(spec_of(record.type))) {
        return (state_.session() == nullptr || rights_.see.contains(BoardName::summary)) &&
               !before_their_time(record);
    }
    if (const Session* session = state_.session()) {
        const bool kept = record.type == Type::compass_mark && is_kept(record);
        return rights_.see.contains(BoardName::summary) &&
               (kept ? !before_their_time(record) : state_.drafted_in(record, session->now));
    }
    return drafts_ && state_.drafted_in(record, state_.last_session()->last);
}

bool Door::before_their_time(const Record& record) const {
    const std::int64_t first = looks_back_to(*member_).value_or(state_.sessions());
    return state_.number_of(record.made_in) < first;
}

bool Door::belongs_to_an_earlier_time(const Record& record) const {
    return is_over(record) && before_their_time(record);
}

bool Door::shows_gone(const RecordId& id) const {
    const auto type = type_of(id);
    if (member_ == nullptr || !type) {
        return false;
    }
    const Board* own = state_.own(viewer_);
    if (own != nullptr && own->is_gone(id)) {
        return true;
    }
    const TypeSpec& spec = spec_of(*type);
    if (outside_) {
        return *type == Type::decision_needed;
    }
    return spec.board_of.empty() &&
           (rights_.see.contains(spec.board) || has_home(spec, Target::always));
}

Viewed Door::show(const RecordRef& record) const {
    const TakenOut* taken = state_.taken_out(record->id);
    return {record, taken == nullptr ? std::nullopt : std::optional(*taken)};
}

ViewedOps Door::show(const MemberId& by, std::span<const ResolvedOp> ops) const {
    std::vector<ResolvedOp> seen;
    for (const ResolvedOp& op : ops) {
        const RecordRef record = shared_at(subject_of(op), Moment::now);
        if (record && shows_shared(*record)) {
            seen.push_back(op);
        }
    }
    return {by, std::move(seen)};
}

ViewedOps Door::show_hidden(std::span<const ResolvedOp> ops) const {
    return {viewer_, {ops.begin(), ops.end()}};
}

std::vector<Viewed> Door::all() const {
    std::vector<Viewed> all;
    if (member_ == nullptr) {
        return all;
    }
    state_.shared().for_each([&](const RecordRef& record) {
        if (shows_shared(*record)) {
            all.push_back(show(record));
        }
    });
    for (const Board* hidden : {state_.own(viewer_), state_.sealed(viewer_)}) {
        if (hidden != nullptr) {
            hidden->for_each([&](const RecordRef& record) { all.push_back(show(record)); });
        }
    }
    std::sort(all.begin(), all.end(), [](const Viewed& a, const Viewed& b) {
        return a.record().id < b.record().id;
    });
    return all;
}

std::optional<Viewed> Door::outside(const RecordRef& record, const RoomState& state) {
    if (!told_outside(*record)) {
        return std::nullopt;
    }
    const TakenOut* taken = state.taken_out(record->id);
    return Viewed(record, taken == nullptr ? std::nullopt : std::optional(*taken));
}

}  // namespace spacebetween
