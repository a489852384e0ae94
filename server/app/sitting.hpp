// A room whose time passes as fast as a script talks: how the demonstration's session is held.
#pragma once

#include "server/access/account.hpp"
#include "server/base/random.hpp"
#include "server/room/room.hpp"
#include "server/storage/storage.hpp"
#include "server/vocabulary/spec.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spacebetween {

/// A field of this type by its name, with its value.
FieldValue given(Type type, std::string_view name, Value value);

/// A record with its fields and texts, as one change.
class Written {
public:
    Written(Type type, Random& random);

    Written& with(std::string_view field, Value value);
    Written& text(std::string_view field, std::string words);
    Written& about(std::string_view field, const RecordId& ref);

    [[nodiscard]] const RecordId& id() const { return made_.id; }
    [[nodiscard]] std::vector<Op> ops() const;

private:
    [[nodiscard]] FieldIndex index(std::string_view name) const;

    Type type_;
    NewOp made_;
    std::vector<Op> rest_;
};

/// Asks the room and writes what came of it, one step after the other. Throws when the room refuses
/// a step: then a rule and the script differ.
class Sitting {
public:
    Sitting(Storage& storage, const RoomEntry& entry, Time started);

    MemberId enter(const AccountId& account);
    void write(const MemberId& member, const Written& record);
    void set(const MemberId& member, const RecordId& id, FieldValue value);
    void command(const MemberId& member, CommandWith with);

    /// On to the next stage, past the seconds in which last words arrive.
    void next(const MemberId& member, Millis talked);
    void wait(Millis passed);

    /// The shared records of a type, in order.
    [[nodiscard]] std::vector<RecordRef> shared(Type type) const;

    [[nodiscard]] Random& random() { return random_; }

private:
    RoomState founded(const RoomEntry& entry);
    [[nodiscard]] std::int64_t revision() const;
    void say(const MemberId& member, std::variant<Change, Command, Undo> what);
    [[noreturn]] void refused(const No& no) const;
    void keep(const Decision& decision);

    Storage& storage_;
    Time now_;
    Limits limits_;
    SystemRandom random_;
    RoomId room_id_;
    Room room_;
    std::map<MemberId, std::pair<ClientId, std::int64_t>> clients_;
};

}  // namespace spacebetween
