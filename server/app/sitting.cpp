// A room whose time passes as fast as a script talks: how the demonstration's session is held.
#include "server/app/sitting.hpp"

#include "server/app/room_batch.hpp"
#include "server/app/room_directory.hpp"
#include "server/board/text_change.hpp"

#include <stdexcept>

namespace spacebetween {

FieldValue given(Type type, std::string_view name, Value value) {
    const auto fields = spec_of(type).fields;
    return {static_cast<FieldIndex>(field_of(type, name) - fields.data()), std::move(value)};
}

Written::Written(Type type, Random& random) : type_(type) {
    made_.id = RecordId(new_id(spec_of(type).prefix, random));
    made_.type = type;
}

Written& Written::with(std::string_view field, Value value) {
    made_.fields.push_back({index(field), std::move(value)});
    return *this;
}

Written& Written::text(std::string_view field, std::string words) {
    rest_.emplace_back(TextOp{made_.id, index(field), 0, {TextStep::insert(std::move(words))}});
    return *this;
}

Written& Written::about(std::string_view field, const RecordId& ref) {
    rest_.emplace_back(InOp{made_.id, index(field), ref});
    return *this;
}

std::vector<Op> Written::ops() const {
    std::vector<Op> all{made_};
    all.insert(all.end(), rest_.begin(), rest_.end());
    return all;
}

FieldIndex Written::index(std::string_view name) const { return given(type_, name, {}).field; }

Sitting::Sitting(Storage& storage, const RoomEntry& entry, Time started)
    : storage_(storage),
      now_(started),
      room_(founded(entry), limits_, random_) {
    keep(room_.roster_changed(roster_of(storage.accounts(), entry.id), now_));
}

MemberId Sitting::enter(const AccountId& account) {
    const ClientId client(new_id("c", random_));
    auto joining = room_.join(account, client, now_);
    if (!joining.outcome) throw std::runtime_error("The invented session: nobody came in.");
    keep(joining.decision);
    clients_.emplace(joining.outcome->member, std::pair{client, std::int64_t{0}});
    return joining.outcome->member;
}

void Sitting::write(const MemberId& member, const Written& record) {
    say(member, Change{revision(), record.ops()});
}

void Sitting::set(const MemberId& member, const RecordId& id, FieldValue value) {
    say(member, Change{revision(), {SetOp{id, {std::move(value)}}}});
}

void Sitting::command(const MemberId& member, CommandWith with) {
    const auto seen = revision();
    say(member, Command{std::move(with), seen == 0 ? std::nullopt : std::optional(seen)});
}

void Sitting::next(const MemberId& member, Millis talked) {
    wait(talked);
    command(member, NextStage{});
    wait(static_cast<Millis>(limits_.stage_flush_ms) + 1);
}

void Sitting::wait(Millis passed) {
    now_ = now_ + passed;
    keep(room_.tick(now_));
}

std::vector<RecordRef> Sitting::shared(Type type) const {
    std::vector<RecordRef> found;
    for (const auto& record : room_.state().shared().in_order()) {
        if (record->type == type) found.push_back(record);
    }
    return found;
}

RoomState Sitting::founded(const RoomEntry& entry) {
    room_id_ = entry.id;
    Decision decision;
    decision.entries.push_back(Room::founding(info_of(entry), now_));
    RoomState state;
    state.apply(decision.entries.front());
    keep(decision);
    return state;
}

std::int64_t Sitting::revision() const {
    const Session* session = room_.state().session();
    return session == nullptr ? 0 : session->now.rev;
}

void Sitting::say(const MemberId& member, std::variant<Change, Command, Undo> what) {
    auto& [client, cseq] = clients_.at(member);
    const auto decision = room_.submit({member, client, ++cseq, std::move(what)}, now_);
    if (decision.refusal()) refused(std::get<No>(decision.reply->what));
    keep(decision);
    now_ = now_ + second_ms;
}

void Sitting::refused(const No& no) const {
    std::string says = "The invented session was refused: ";
    says += to_string(no.code);
    if (const Session* session = room_.state().session()) says += " in " + session->stage().id;
    if (no.info) {
        for (const auto& missing : no.info->missing)
            says += " " + missing;
    }
    throw std::runtime_error(says);
}

void Sitting::keep(const Decision& decision) {
    const Batch batch = batch_of(room_id_, decision, room_.state());
    if (storage_.journal().append({&batch, 1}) != CommitOutcome::committed) {
        throw std::runtime_error("The invented session could not be written.");
    }
}

}  // namespace spacebetween
