// Where the groups are that go through several rooms in one sitting.
#include "server/app/agendas.hpp"

#include <algorithm>

namespace spacebetween {

void Agendas::note(const AgendaPlace& place, bool over, Time now) {
    std::erase_if(known_, [now](const auto& one) { return now - one.second.moved > kept_ms; });
    const auto known = known_.find(place.id);
    if (known != known_.end()) {
        const bool older = known->second.over || known->second.place.at > place.at;
        if (!older) known->second = {place, over, now};
        return;
    }
    if (known_.size() >= agendas_max) {
        const auto oldest =
            std::min_element(known_.begin(), known_.end(), [](const auto& a, const auto& b) {
                return a.second.moved < b.second.moved;
            });
        known_.erase(oldest);
    }
    known_.emplace(place.id, KnownAgenda{place, over, now});
}

const KnownAgenda* Agendas::find(std::string_view id) const {
    const auto known = known_.find(id);
    return known == known_.end() ? nullptr : &known->second;
}

}  // namespace spacebetween
