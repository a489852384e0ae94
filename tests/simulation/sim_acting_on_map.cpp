// What people do on the map: draw a family, say yes to a preview, share the map and object.
#include "tests/simulation/sim_actor.hpp"
#include "tests/simulation/sim_asks.hpp"

namespace spacebetween {

void SimActor::map_family(SimClient& client) {
    const std::string person = any_record(client, "per_");
    const std::string couple = any_record(client, "uni_");
    const std::string id = fresh(couple.empty() ? "uni" : "par");
    if (person.empty()) return;
    Json op = made(id, couple.empty() ? "union" : "parentage");
    if (couple.empty()) {
        op["r"]["partners"] = Json::array({person});
    } else {
        op["r"].update(Json{{"child", person}, {"union", couple}});
    }
    Json ops = Json::array({std::move(op)});
    if (chance(random_, 50)) {
        Json place = made(fresh("pos"), "position");
        place["r"].update(Json{{"of", person}, {"view", "genogram"}, {"x", 100}, {"y", -40}});
        ops.push_back(std::move(place));
    }
    client.change(std::move(ops));
}

void SimActor::map_whole(SimClient& client) {
    const std::string share = any_record(client, "shr_");
    if (Json yes = client.considered(); !yes.is_null()) {
        client.command(std::move(yes));
    } else if (chance(random_, 50) || share.empty()) {
        client.command(say("map.share"));
    } else {
        client.command(say("map.object", {{"id", share}}));
    }
}

}  // namespace spacebetween
