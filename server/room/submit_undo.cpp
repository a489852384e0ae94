// Takes back what a member did last, as far as nobody built on it.
#include "server/room/apply_change.hpp"
#include "server/room/door.hpp"
#include "server/room/submit_change.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace spacebetween {

namespace {

/// What a step asks of the board now.
struct Asking {
    std::vector<Op> ops;
    std::vector<LeftAsIs> kept;
    bool lost = false;  ///< an edit cannot be placed any more
};

/// Works out what is left to take back of one step.
class Unmaking {
public:
    Unmaking(const RoomState& state, const MemberId& by)
        : state_(state),
          by_(by),
          door_(state, by) {}

    Asking of(const UndoStep& step) {
        come_back(step);
        for (const UndoItem& item : step.items) {
            change(item);
        }
        // What was made last goes first: what it refers to is still there.
        for (auto item = step.items.rbegin(); item != step.items.rend(); ++item) {
            if (item->kind == UndoItem::Kind::remove) {
                remove(*item);
            }
        }
        return std::move(asking_);
    }

private:
    void keep(const UndoItem& item, bool whole) {
        auto& kept = asking_.kept;
        auto place = std::find_if(kept.begin(), kept.end(), [&item](const LeftAsIs& one) {
            return one.id == item.id;
        });
        if (place == kept.end()) {
            place = kept.insert(kept.end(), {item.id, {}});
        }
        const auto type = type_of(item.id);
        if (!whole && type) {
            const std::string name(spec_of(*type).fields[item.field].name);
            if (std::find(place->fields.begin(), place->fields.end(), name) ==
                place->fields.end()) {
                place->fields.push_back(name);
            }
        }
    }

    /// What another that comes back refers to comes back before it.
    void come_back(const UndoStep& step) {
        std::vector<const UndoItem*> waiting;
        for (const UndoItem& item : step.items) {
            if (item.kind == UndoItem::Kind::bring_back && item.over) {
                keep(item, true);
            } else if (item.kind == UndoItem::Kind::bring_back) {
                waiting.push_back(&item);
            }
        }
        while (!waiting.empty()) {
            const auto ready = std::find_if(waiting.begin(), waiting.end(), [&](const auto* item) {
                return std::none_of(waiting.begin(), waiting.end(), [item](const UndoItem* other) {
                    return other != item && refers(*item->record, other->id);
                });
            });
            const auto next = ready == waiting.end() ? waiting.begin() : ready;
            asking_.ops.emplace_back(BackOp{(*next)->id, (*next)->record});
            waiting.erase(next);
        }
    }

    static bool refers(const Record& record, const RecordId& id) {
        return std::any_of(record.fields.begin(), record.fields.end(), [&id](const Value& value) {
            const auto* one = std::get_if<RecordId>(&value);
            const auto* set = std::get_if<RefSet>(&value);
            return (one != nullptr && *one == id) || (set != nullptr && set->contains(id));
        });
    }

    void change(const UndoItem& item) {
        if (item.kind == UndoItem::Kind::remove || item.kind == UndoItem::Kind::bring_back) {
            return;
        }
        const RecordRef record = door_.find(item.id);
        const bool there = record && door_.shows(*record);
        if (item.over || !there) {
            asking_.lost = asking_.lost || (item.kind == UndoItem::Kind::edit && !item.over);
            keep(item, false);
            return;
        }
        if (item.kind == UndoItem::Kind::set) {
            asking_.ops.emplace_back(SetOp{item.id, {{item.field, item.was}}});
        } else if (item.kind == UndoItem::Kind::put_in) {
            asking_.ops.emplace_back(InOp{item.id, item.field, item.ref});
        } else if (item.kind == UndoItem::Kind::take_from) {
            asking_.ops.emplace_back(OutOp{item.id, item.field, item.ref});
        } else if (!item.text.empty()) {
            const auto* text = std::get_if<TextValue>(&record->fields[item.field]);
            const int tv = text == nullptr ? 0 : text->tv();
            asking_.ops.emplace_back(TextOp{item.id, item.field, tv, item.text});
        }
    }

    void remove(const UndoItem& item) {
        const RecordRef record = door_.find(item.id);
        const bool hidden = record && state_.shared().find(item.id) == nullptr;
        const bool gone = !record || !door_.shows(*record);
        if (item.over || gone || (!hidden && built_on(item.id))) {
            keep(item, true);
            return;
        }
        going_.insert(item.id);
        asking_.ops.emplace_back(DelOp{item.id});
    }

    /// Others wrote about this record, and that stays: it cannot just go. Where a thing is drawn is
    /// no such word.
    [[nodiscard]] bool built_on(const RecordId& id) const {
        const auto others = state_.shared().referring_to(id);
        return std::any_of(others.begin(), others.end(), [&](const BackReference& back) {
            const RecordRef record = state_.shared().find(back.from);
            return record && record->by != by_ && record->type != Type::position &&
                   !going_.contains(record->id) && door_.shows(*record);
        });
    }

    const RoomState& state_;
    const MemberId& by_;
    const Door door_;
    std::set<RecordId> going_;
    Asking asking_;
};

/// The step is given up: nothing of it can be taken back.
Decision changed(Deciding& deciding, const Asked& asked, bool redo, const UndoStep& step) {
    RefusalInfo info;
    std::set<std::string> records;
    for (const UndoItem& item : step.items) {
        records.insert(item.id.text);
    }
    info.missing.assign(records.begin(), records.end());
    deciding.undo.give_up(asked.member, redo);
    return refuse(deciding, asked, {Refusal::undo_changed, std::move(info)});
}

bool is_limit(Refusal refusal) {
    return refusal == Refusal::limit_room || refusal == Refusal::limit_own ||
           refusal == Refusal::limit_record;
}

bool is_gone_by(Refusal refusal) {
    return refusal == Refusal::reference || refusal == Refusal::gone ||
           refusal == Refusal::not_found || refusal == Refusal::id_used ||
           refusal == Refusal::text_invalid || refusal == Refusal::text_base_gone;
}

}  // namespace

void note_step(
    Deciding& deciding,
    const Entry& entry,
    std::span<const Touched> touched,
    UndoSteps::Done how
) {
    const UndoSteps::Keeping keeping{
        deciding.limits.undo_steps,
        static_cast<Millis>(deciding.limits.undo_joined_ms)
    };
    UndoStep step = step_of(entry.ops, touched, deciding.now);
    deciding.undo.did(entry.by, how, std::move(step), keeping);
    deciding.undo.happened(entry.by, entry.ops, touched);
}

Decision
submit_undo(Deciding& deciding, Allowances& allowances, const Asked& asked, const Undo& undo) {
    if (!allowances.take(asked.member, Allowance::shared, deciding.limits, deciding.now)) {
        return refuse(deciding, asked, {Refusal::rate, std::nullopt});
    }
    const UndoStep* last = deciding.undo.last(asked.member, undo.redo);
    if (last == nullptr) {
        return refuse(deciding, asked, {Refusal::undo_barrier, std::nullopt});
    }
    const UndoStep step = *last;
    Asking asking = Unmaking(deciding.state, asked.member).of(step);
    if (asking.ops.empty() || asking.lost) {
        return changed(deciding, asked, undo.redo, step);
    }
    const auto located = locate(deciding.state, asked.member, asking.ops);
    if (!located) {
        return changed(deciding, asked, undo.redo, step);
    }
    if (auto no = why_not_now(deciding, asked.member, asking.ops, *located)) {
        deciding.undo.give_up(asked.member, undo.redo);
        return refuse(deciding, asked, std::move(*no));
    }
    auto applied = apply_change(deciding, asked.member, asking.ops, *located);
    if (!applied && is_gone_by(applied.error())) {
        return changed(deciding, asked, undo.redo, step);
    }
    if (!applied) {
        // A full room may have a place again later; any other reason stays one.
        if (!is_limit(applied.error())) {
            deciding.undo.give_up(asked.member, undo.redo);
        }
        return refuse(deciding, asked, {applied.error(), std::nullopt});
    }
    Doing doing;
    doing.how = undo.redo ? UndoSteps::Done::redone : UndoSteps::Done::undone;
    doing.kept = std::move(asking.kept);
    return happen(deciding, asked, *located, std::move(*applied), std::move(doing));
}

}  // namespace spacebetween
