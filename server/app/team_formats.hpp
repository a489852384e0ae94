// The formats that teams made for themselves, as far as the open rooms need them.
#pragma once

#include "server/access/account.hpp"
#include "server/base/id.hpp"
#include "server/vocabulary/format.hpp"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace spacebetween {

/// What the register keeps, read: every version, by id and then version. What does not read, having
/// been written by another version of the server, is left out.
std::vector<Format> own_formats(std::span<const TeamFormat> kept);

/// Lives on the network thread.
class TeamFormats {
public:
    [[nodiscard]] bool knows(const TeamId& team) const { return of_.contains(team); }

    /// Newer versions take the place of older ones; a running session keeps the one it began with.
    void learn(const TeamId& team, std::span<const Format> formats);

    /// Null when the team has none of this id.
    [[nodiscard]] std::shared_ptr<const Format> newest(const TeamId& team, const std::string& id)
        const;

private:
    std::map<TeamId, std::map<std::string, std::shared_ptr<const Format>>> of_;
};

}  // namespace spacebetween
