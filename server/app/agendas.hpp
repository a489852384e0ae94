// Where the groups are that go through several rooms in one sitting.
#pragma once

#include "server/base/time.hpp"
#include "server/room/session_state.hpp"

#include <map>
#include <string>
#include <string_view>

namespace spacebetween {

struct KnownAgenda {
    AgendaPlace place;
    bool over = false;
    Time moved;
};

/// Follows from the rooms' sessions, each of which keeps its place: known again as they open. Lives
/// on the network thread.
class Agendas {
public:
    /// A later place wins over an earlier one, and the end over all.
    void note(const AgendaPlace& place, bool over, Time now);

    /// Null when nobody knows of it, or not any more.
    [[nodiscard]] const KnownAgenda* find(std::string_view id) const;

private:
    static constexpr std::size_t agendas_max = 1'000;
    static constexpr Millis kept_ms = 24 * hour_ms;

    std::map<std::string, KnownAgenda, std::less<>> known_;
};

}  // namespace spacebetween
