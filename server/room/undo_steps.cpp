// Turns what happened into what takes it back, and keeps that true while others go on.
#include "server/room/undo_steps.hpp"

#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace spacebetween {

namespace {

std::span<const RecordId> ids_in(const Value& value) {
    const auto* set = std::get_if<RefSet>(&value);
    return set == nullptr ? std::span<const RecordId>() : std::span(set->ids());
}

/// What is in the one set and not in the other.
std::vector<RecordId> only_in(const Value& one, const Value& other) {
    const auto here = ids_in(one);
    const auto there = ids_in(other);
    std::vector<RecordId> found;
    std::ranges::set_difference(here, there, std::back_inserter(found));
    return found;
}

/// All edits of one text in these ops, taken back in one.
TextChange taken_back(const Record& before, FieldIndex field, std::span<const ResolvedOp> ops) {
    const auto* text = std::get_if<TextValue>(&before.fields[field]);
    std::string words = text == nullptr ? std::string() : text->words();
    TextChange back;
    for (const ResolvedOp& op : ops) {
        const auto* edit = std::get_if<TextOp>(&op);
        if (edit != nullptr && edit->id == before.id && edit->field == field) {
            back = compose(inverse(edit->change, words), back);
            words = applied(words, edit->change);
        }
    }
    return back;
}

UndoItem item(UndoItem::Kind kind, const Record& record, std::size_t field = 0) {
    UndoItem made;
    made.kind = kind;
    made.id = record.id;
    made.field = static_cast<FieldIndex>(field);
    return made;
}

void add_field(
    const Touched& touched,
    std::size_t field,
    std::span<const ResolvedOp> ops,
    std::vector<UndoItem>& items
) {
    const Record& before = *touched.before;
    const Value& was = before.fields[field];
    const Value& is = touched.after->fields[field];
    const FieldKind kind = spec_of(before.type).fields[field].kind;
    if (kind == FieldKind::text) {
        UndoItem edit = item(UndoItem::Kind::edit, before, field);
        edit.text = taken_back(before, edit.field, ops);
        if (!edit.text.empty()) {
            items.push_back(std::move(edit));
        }
        return;
    }
    if (was == is) {
        return;
    }
    if (kind != FieldKind::refs) {
        items.push_back(item(UndoItem::Kind::set, before, field));
        items.back().was = was;
        return;
    }
    for (RecordId& gone : only_in(was, is)) {
        items.push_back(item(UndoItem::Kind::put_in, before, field));
        items.back().ref = std::move(gone);
    }
    for (RecordId& added : only_in(is, was)) {
        items.push_back(item(UndoItem::Kind::take_from, before, field));
        items.back().ref = std::move(added);
    }
}

/// Whether what somebody else did to a record comes between.
bool comes_between(const UndoItem& item, const Touched& touched) {
    if (!touched.before || !touched.after || item.kind == UndoItem::Kind::remove ||
        item.kind == UndoItem::Kind::bring_back) {
        return true;
    }
    const Value& before = touched.before->fields[item.field];
    const Value& after = touched.after->fields[item.field];
    const auto moved = [&item](const std::vector<RecordId>& ids) {
        return std::find(ids.begin(), ids.end(), item.ref) != ids.end();
    };
    switch (item.kind) {
        case UndoItem::Kind::set:
            return before != after;
        case UndoItem::Kind::put_in:
        case UndoItem::Kind::take_from:
            return moved(only_in(before, after)) || moved(only_in(after, before));
        default:
            return false;
    }
}

/// The edits that take back own words move over what another typed, the last one first.
void follow(std::deque<UndoStep>& steps, const TextOp& typed) {
    TextChange theirs = typed.change;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        for (auto mine = step->items.rbegin(); mine != step->items.rend(); ++mine) {
            if (mine->kind != UndoItem::Kind::edit || mine->id != typed.id ||
                mine->field != typed.field) {
                continue;
            }
            TextChange moved = transform(mine->text, theirs, Side::right);
            theirs = transform(theirs, mine->text, Side::left);
            mine->text = std::move(moved);
        }
    }
}

void mark(std::deque<UndoStep>& steps, std::span<const Touched> touched) {
    for (UndoStep& step : steps) {
        for (UndoItem& one : step.items) {
            for (const Touched& other : touched) {
                if (one.id == other.either().id && comes_between(one, other)) {
                    one.over = true;
                }
            }
        }
    }
}

bool types_on(const UndoStep& last, const UndoStep& next, Millis within) {
    if (last.items.size() != 1 || next.items.size() != 1 || next.at - last.at > within) {
        return false;
    }
    const UndoItem& before = last.items.front();
    const UndoItem& after = next.items.front();
    return before.kind == UndoItem::Kind::edit && after.kind == UndoItem::Kind::edit &&
           before.id == after.id && before.field == after.field && !before.over;
}

}  // namespace

UndoStep step_of(std::span<const ResolvedOp> ops, std::span<const Touched> touched, Time at) {
    UndoStep step;
    step.at = at;
    for (const Touched& one : touched) {
        if (!one.before) {
            step.items.push_back(item(UndoItem::Kind::remove, *one.after));
        } else if (!one.after) {
            step.items.push_back(item(UndoItem::Kind::bring_back, *one.before));
            step.items.back().record = one.before;
        } else {
            for (std::size_t field = 0; field < one.before->fields.size(); ++field) {
                add_field(one, field, ops, step.items);
            }
        }
    }
    return step;
}

void UndoSteps::did(const MemberId& by, Done how, UndoStep step, const Keeping& keeping) {
    Steps& mine = of_[by];
    for (const UndoItem& one : step.items) {
        std::vector<MemberId>& members = about_[one.id];
        if (std::find(members.begin(), members.end(), by) == members.end()) {
            members.push_back(by);
        }
    }
    if (how == Done::anew) {
        mine.redo.clear();
    } else {
        steps_of(by, how == Done::redone).pop_back();
    }
    if (step.items.empty()) {
        return;
    }
    std::deque<UndoStep>& steps = how == Done::undone ? mine.redo : mine.undo;
    if (how == Done::anew && !steps.empty() && types_on(steps.back(), step, keeping.joined)) {
        UndoItem& last = steps.back().items.front();
        last.text = compose(step.items.front().text, last.text);
        steps.back().at = step.at;
        return;
    }
    steps.push_back(std::move(step));
    if (steps.size() > keeping.most) {
        steps.erase(steps.begin());
    }
}

void UndoSteps::happened(
    const MemberId& by,
    std::span<const ResolvedOp> ops,
    std::span<const Touched> touched
) {
    for (const MemberId& member : concerned(by, touched)) {
        Steps& steps = of_.at(member);
        for (std::deque<UndoStep>* each : {&steps.undo, &steps.redo}) {
            mark(*each, touched);
            for (const ResolvedOp& op : ops) {
                if (const auto* typed = std::get_if<TextOp>(&op)) {
                    follow(*each, *typed);
                }
            }
        }
    }
}

std::vector<MemberId> UndoSteps::concerned(const MemberId& by, std::span<const Touched> touched)
    const {
    std::vector<MemberId> found;
    for (const Touched& one : touched) {
        const auto members = about_.find(one.either().id);
        if (members == about_.end()) {
            continue;
        }
        for (const MemberId& member : members->second) {
            if (member != by && std::find(found.begin(), found.end(), member) == found.end()) {
                found.push_back(member);
            }
        }
    }
    return found;
}

const UndoStep* UndoSteps::last(const MemberId& member, bool redo) const {
    const auto found = of_.find(member);
    if (found == of_.end()) {
        return nullptr;
    }
    const std::deque<UndoStep>& steps = redo ? found->second.redo : found->second.undo;
    return steps.empty() ? nullptr : &steps.back();
}

std::deque<UndoStep>& UndoSteps::steps_of(const MemberId& member, bool redo) {
    Steps& mine = of_[member];
    return redo ? mine.redo : mine.undo;
}

void UndoSteps::give_up(const MemberId& member, bool redo) {
    std::deque<UndoStep>& steps = steps_of(member, redo);
    const UndoStep gone = std::move(steps.back());
    steps.pop_back();
    for (UndoStep& step : steps) {
        for (UndoItem& one : step.items) {
            const auto same_text = [&one](const UndoItem& other) {
                return other.kind == UndoItem::Kind::edit && other.id == one.id &&
                       other.field == one.field;
            };
            if (one.kind == UndoItem::Kind::edit &&
                std::any_of(gone.items.begin(), gone.items.end(), same_text)) {
                one.over = true;
            }
        }
    }
}

std::size_t UndoSteps::count(const MemberId& member, bool redo) const {
    const auto found = of_.find(member);
    if (found == of_.end()) {
        return 0;
    }
    return redo ? found->second.redo.size() : found->second.undo.size();
}

}  // namespace spacebetween
