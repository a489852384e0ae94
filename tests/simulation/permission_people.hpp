// A room with somebody for every part there is, of every kind of account.
#pragma once

#include "server/vocabulary/spec.hpp"
#include "tests/simulation/permission_oracle.hpp"
#include "tests/support/room_fixture.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

/// Each role is held by one of every kind: the four mandates, a guest, and somebody who holds the
/// accountable manager's role besides.
inline constexpr std::size_t kinds_of_holders = 6;

struct PartHolder {
    std::string name;
    oracle::Holder what;
    RoleSet roles;
    std::optional<std::size_t> kind;  ///< nothing for those who are like nobody else
};

/// Cleo leads besides; whoever holds the accountable manager's role is a deputy of any mandate, but
/// for one who is the manager.
class PermissionRoom {
public:
    PermissionRoom();

    /// One record of each type that is shared stands in the room from here on.
    void furnish();
    void open(const std::string& format);
    void open(const Format& format);
    /// Answers whatever a stage asks for before it is left.
    void agree();
    /// Puts the session at the stage, whatever lies between.
    void jump_to(std::size_t stage);
    void insert(StageInsert kind);
    /// Lets in all who need it, which the room must take exactly where it is allowed; between
    /// sessions nobody needs it.
    void admit(bool allowed);
    void close();

    /// The standing record of this type, for others to alter.
    [[nodiscard]] const RecordId* standing(std::string_view type) const;
    /// Marks the line of this session that stands.
    void mark_standing();

    [[nodiscard]] const std::vector<PartHolder>& people() const { return people_; }
    /// Whose turn it is to be asked: in each turn one kind of holder, and one in so many roles. A
    /// campaign asks all, always.
    [[nodiscard]] std::vector<const PartHolder*> asked(std::size_t turn, std::size_t one_in) const;
    RoomTable& table() { return *table_; }

private:
    void add(PartHolder holder, RosterEntry entry);
    void open(OpenSession with);

    std::vector<PartHolder> people_;
    Roster roster_;
    std::unique_ptr<RoomTable> table_;
    std::map<std::string, RecordId, std::less<>> standing_;
};

/// The record types, those with the same homes together: each stage asks one of each group, a
/// campaign all.
std::vector<const TypeSpec*> types_asked(std::size_t turn);

/// The room's refusal, once it is sure that a refused change did nothing.
std::optional<Refusal> refusal_of(const Decision& decision);

}  // namespace spacebetween
