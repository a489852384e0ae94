// What one member's second device was sent, and the board it makes of it.
#pragma once

#include "server/board/text_change.hpp"
#include "server/room/decision.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace spacebetween {

/// A reader as a client is one: it applies what it hears and asks nothing else.
class Heard {
public:
    void greet(const RoomSnapshot& snapshot) {
        records_.clear();
        for (const Viewed& viewed : snapshot.records) {
            records_.emplace(viewed.record().id, viewed.record());
        }
        rights_ = snapshot.rights;
        session_ = snapshot.session;
        shown_ = snapshot.presence;
        room_ = snapshot.room;
        waiting_ = snapshot.waiting;
        carried_ = snapshot.carried;
    }

    void hear(const SendOps& send) {
        ++frames_;
        std::set<RecordId> made;
        std::set<RecordId> touched;
        for (const ViewedOps& group : send.groups) {
            for (const ResolvedOp& op : group.ops()) {
                apply(op, made);
                touched.insert(subject_of(op));
            }
        }
        for (const RecordId& id : touched) {
            if (!made.contains(id) && records_.contains(id)) {
                ++records_.at(id).v;
            }
        }
    }

    void hear(const SendView& send) {
        ++frames_;
        difference(send.put, send.drop);
        members_told_ += send.members.empty() ? 0 : 1;
        room_ = send.room.value_or(room_);
    }

    void hear(const SendStage& send) {
        ++frames_;
        difference(send.put, send.drop);
        rights_ = send.rights;
        session_ = send.session;
        waiting_ = send.waiting;
        carried_ = send.carried;
        members_told_ += send.members.empty() ? 0 : 1;
        stages_.push_back(send);
    }

    void hear(const PresenceOf& of) {
        presence_.push_back(of);
        for (const auto& [member, shown] : of) {
            shown_.insert_or_assign(member, shown);
        }
    }
    void close(CloseCode code) { closed_ = code; }

    [[nodiscard]] const std::map<RecordId, Record>& records() const { return records_; }
    [[nodiscard]] bool has(const RecordId& id) const { return records_.contains(id); }
    [[nodiscard]] std::vector<Record> of_type(Type type) const {
        std::vector<Record> found;
        for (const auto& [id, record] : records_) {
            if (record.type == type) {
                found.push_back(record);
            }
        }
        std::sort(found.begin(), found.end(), [](const Record& a, const Record& b) {
            return a.order < b.order;
        });
        return found;
    }
    [[nodiscard]] const Rights& rights() const { return rights_; }
    [[nodiscard]] const SessionView* session() const { return session_.get(); }
    [[nodiscard]] const std::vector<SendStage>& stages() const { return stages_; }
    [[nodiscard]] const std::vector<PresenceOf>& presence() const { return presence_; }
    /// What this reader now knows of another member.
    [[nodiscard]] Presence shown(const MemberId& member) const {
        const auto found = shown_.find(member);
        return found == shown_.end() ? Presence{false, {}, {}, false} : found->second;
    }
    [[nodiscard]] const RoomView& room() const { return room_; }
    [[nodiscard]] int frames() const { return frames_; }
    /// A session runs that this reader is not in.
    [[nodiscard]] bool waiting() const { return waiting_; }
    [[nodiscard]] const std::optional<CarriedView>& carried() const { return carried_; }
    /// How often this reader was told who belongs to the room.
    [[nodiscard]] int members_told() const { return members_told_; }
    [[nodiscard]] std::optional<CloseCode> closed() const { return closed_; }

private:
    void difference(const std::vector<Viewed>& put, const std::vector<RecordId>& drop) {
        for (const RecordId& id : drop) {
            records_.erase(id);
        }
        for (const Viewed& viewed : put) {
            records_.insert_or_assign(viewed.record().id, viewed.record());
        }
    }

    Value& value(const RecordId& id, FieldIndex field) { return records_.at(id).fields.at(field); }

    void apply(const ResolvedOp& op, std::set<RecordId>& made) {
        if (const auto* one = std::get_if<MadeOp>(&op)) {
            records_.insert_or_assign(one->record->id, *one->record);
            made.insert(one->record->id);
        } else if (const auto* set = std::get_if<SetOp>(&op)) {
            for (const FieldValue& given : set->fields) {
                value(set->id, given.field) = given.value;
            }
        } else if (const auto* text = std::get_if<TextOp>(&op)) {
            Value& here = value(text->id, text->field);
            const auto* before = std::get_if<TextValue>(&here);
            const TextValue was = before == nullptr ? TextValue() : *before;
            REQUIRE(was.tv() == text->tv);
            here = TextValue(applied(was.words(), text->change), was.tv() + 1);
        } else if (const auto* in = std::get_if<InOp>(&op)) {
            refs(in->id, in->field, in->ref, true);
        } else if (const auto* out = std::get_if<OutOp>(&op)) {
            refs(out->id, out->field, out->ref, false);
        } else if (const auto* gone = std::get_if<DelOp>(&op)) {
            records_.erase(gone->id);
        } else if (const auto* order = std::get_if<OrderOp>(&op)) {
            records_.at(order->id).order = order->order;
        }
    }

    void refs(const RecordId& id, FieldIndex field, const RecordId& ref, bool add) {
        Value& here = value(id, field);
        const auto* before = std::get_if<RefSet>(&here);
        RefSet set = before == nullptr ? RefSet() : *before;
        add ? set.add(ref) : set.remove(ref);
        here = set.empty() ? Value() : Value(set);
    }

    std::map<RecordId, Record> records_;
    Rights rights_;
    SessionViewRef session_;
    std::vector<SendStage> stages_;
    std::vector<PresenceOf> presence_;
    PresenceOf shown_;
    RoomView room_;
    std::optional<CloseCode> closed_;
    int frames_ = 0;
    int members_told_ = 0;
    bool waiting_ = false;
    std::optional<CarriedView> carried_;
};

}  // namespace spacebetween
