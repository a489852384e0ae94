// Who is known to us: accounts, teams, rooms by name, rosters, logins and invitations, as values.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/vocabulary/names.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

struct Account {
    AccountId id;
    /// The sign-in name, as `normal_address` leaves it.
    std::string address;
    std::string name;
    Mandate mandate = Mandate::practitioner;
    bool suspended = false;
    Time created;

    friend bool operator==(const Account&, const Account&) = default;
};

struct Team {
    TeamId id;
    std::string name;

    friend bool operator==(const Team&, const Team&) = default;
};

/// Another agency's account, invited to one room until a date.
struct GuestOf {
    std::string agency;
    Time until;

    friend bool operator==(const GuestOf&, const GuestOf&) = default;
};

/// One account's place on one room's roster.
struct RosterRow {
    AccountId account;
    bool accountable_manager = false;
    /// Stands in for the accountable manager until then.
    std::optional<Time> deputy_until;
    std::optional<GuestOf> guest;
    Time since;

    friend bool operator==(const RosterRow&, const RosterRow&) = default;
};

/// What the lobby shows of a planned session (the room keeps its own word of it).
struct PlannedMeeting {
    Time at;
    std::string format;
    int minutes = 60;

    friend bool operator==(const PlannedMeeting&, const PlannedMeeting&) = default;
};

/// What the lobby knows of a room. What is thought in it is in the journal alone.
struct RoomEntry {
    RoomId id;
    TeamId team;
    RoomKind kind = RoomKind::family;
    /// First names or an alias. Storage seals it, like the next two.
    std::string alias;
    std::string call_link;
    std::string case_reference;
    std::optional<PlannedMeeting> planned;
    std::optional<Time> last_met;
    Time created;

    friend bool operator==(const RoomEntry&, const RoomEntry&) = default;
};

/// One version of a team's own format of a session. What it says is `protocol/`'s to read.
struct TeamFormat {
    TeamId team;
    std::string id;
    int version = 1;
    std::string body;  ///< storage seals it
    AccountId by;
    Time made;

    friend bool operator==(const TeamFormat&, const TeamFormat&) = default;
};

/// A signed-in browser. The token itself is only in its cookie.
struct Login {
    std::string token_hash;
    AccountId account;
    Time made;
    Time used;

    friend bool operator==(const Login&, const Login&) = default;
};

/// A link that lets one person onto a room's roster, once.
struct Invitation {
    std::string token_hash;
    RoomId room;
    AccountId invited_by;
    std::optional<Role> role;
    /// Set when whoever accepts comes as a guest; otherwise she joins the room's team.
    std::optional<GuestOf> guest;
    Time made;
    Time expires;
    std::optional<Time> used;

    friend bool operator==(const Invitation&, const Invitation&) = default;
};

/// Why an inbox row is there.
enum class InboxKind : std::uint8_t { conversation, safety, summary, question, decision };

/// An id that waits for an account; its words are in the room's journal. Rebuilt from rooms at
/// start.
struct InboxRow {
    AccountId account;
    RoomId room;
    InboxKind kind = InboxKind::summary;
    /// The record's or summary's id.
    std::string id;
    Time at;

    friend bool operator==(const InboxRow&, const InboxRow&) = default;
};

/// Addresses compare without case and surrounding blanks; empty when it is no address at all.
std::string normal_address(std::string_view written);

}  // namespace spacebetween
