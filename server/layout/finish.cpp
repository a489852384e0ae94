// From places to a whole picture.
#include "server/layout/finish.hpp"

#include "server/layout/birth_order.hpp"

#include <algorithm>

namespace spacebetween::layout {

Picture finish(const Kin& kin, const std::vector<Spot>& spots) {
    Picture picture;
    picture.lines = lines_over(kin, spots);
    picture.metrics = measure(kin, spots, picture.lines);
    picture.people.resize(spots.size());
    for (At person = 0; person < spots.size(); ++person) {
        picture.people[kin.person_input[person]] = spots[person];
    }
    for (const At person : order_exceptions(kin, grid_of(kin, spots), spots)) {
        picture.exceptions.push_back(kin.person_input[person]);
    }
    for (const At link : kin.broken)
        picture.broken.push_back(kin.links[link].input);
    std::sort(picture.exceptions.begin(), picture.exceptions.end());
    std::sort(picture.broken.begin(), picture.broken.end());
    return picture;
}

}  // namespace spacebetween::layout
