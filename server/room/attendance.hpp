// Which members are here, and through which connections. Known to the process alone.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/room/presence.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace spacebetween {

class Attendance {
public:
    /// The first moment this process saw the room. Earlier calls win.
    void begin(Time now);
    [[nodiscard]] Time began() const { return began_.value_or(Time{}); }

    void attach(const MemberId& member, const ClientId& client);
    void lose(const ClientId& client, Time now);
    void detach(const ClientId& client, Time now);

    [[nodiscard]] bool is_here(const MemberId& member) const;
    [[nodiscard]] bool is_attached(const MemberId& member) const;
    [[nodiscard]] const MemberId* member_of(const ClientId& client) const;
    [[nodiscard]] std::size_t connections() const;
    [[nodiscard]] std::size_t connections(const MemberId& member) const;
    /// Those of them that are open now; the others may still resume.
    [[nodiscard]] std::size_t open_connections() const;
    [[nodiscard]] std::size_t open_connections(const MemberId& member) const;
    [[nodiscard]] bool nobody_here() const;
    /// Members with a connection or one that may resume, by id.
    [[nodiscard]] const std::vector<MemberId>& attached() const { return attached_; }
    [[nodiscard]] std::vector<MemberId> here() const;
    /// Since when a member who was here is not; nothing for whoever is here or never was.
    [[nodiscard]] std::optional<Time> gone_since(const MemberId& member) const;

    void tell(const MemberId& member, const Presence& said);
    [[nodiscard]] const PresenceOf& told() const { return told_; }

private:
    struct Line {
        MemberId member;
        bool open = true;
    };

    void list_attached();

    std::map<ClientId, Line> lines_;
    std::vector<MemberId> attached_;  ///< asked with each change, and changed when somebody comes
    std::map<MemberId, Time> gone_;
    PresenceOf told_;
    std::optional<Time> began_;
};

}  // namespace spacebetween
