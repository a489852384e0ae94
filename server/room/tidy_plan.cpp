// A layout of the map that somebody looks at before it is made so.
#include "server/room/tidy_plan.hpp"

#include "server/base/id.hpp"
#include "server/layout/picture.hpp"
#include "server/room/commands.hpp"
#include "server/vocabulary/spec.hpp"

#include <string>
#include <utility>

namespace spacebetween {
namespace {

FieldValue number(std::string_view name, int value) {
    return field(Type::position, name, static_cast<double>(value));
}

}  // namespace

std::vector<std::size_t> TidyPlan::moved() const {
    std::vector<std::size_t> moved;
    for (std::size_t at = 0; at < spots.size(); ++at) {
        const auto& stored = basis.stored(at);
        if (!stored || stored->spot != spots[at]) moved.push_back(at);
    }
    return moved;
}

TidyPlan plan_tidy(MapShape basis, const TidyAsked& asked) {
    TidyPlan plan;
    plan.basis = std::move(basis);
    plan.asked = asked;
    if (plan.basis.view == MapView::network) {
        const layout::NetworkMap& network = plan.basis.network;
        plan.before = layout::network_as_stored(network).metrics;
        layout::NetworkPicture picture = asked.insert
                                             ? layout::insert_into_network(network)
                                             : layout::tidy_network(network, !asked.release_pins);
        plan.spots = std::move(picture.nodes);
        plan.after = picture.metrics;
        return plan;
    }
    plan.before = layout::as_stored(plan.basis.family).metrics;
    const layout::Tidying how{asked.strict, !asked.release_pins};
    layout::Picture picture =
        asked.insert ? layout::insert(plan.basis.family) : layout::tidy(plan.basis.family, how);
    plan.spots = std::move(picture.people);
    plan.after = picture.metrics;
    return plan;
}

std::vector<Op> ops_of(const TidyPlan& plan, Random& random) {
    std::vector<Op> ops;
    std::vector<char> moves(plan.spots.size(), 0);
    for (const std::size_t at : plan.moved())
        moves[at] = 1;
    for (std::size_t at = 0; at < plan.spots.size(); ++at) {
        const RecordId& stored = plan.basis.positions[at];
        std::vector<FieldValue> fields;
        if (moves[at] != 0) {
            fields.push_back(number("x", plan.spots[at].x));
            fields.push_back(number("y", plan.spots[at].y));
        }
        if (stored.empty()) {
            NewOp made;
            made.id = RecordId(new_id(spec_of(Type::position).prefix, random));
            made.type = Type::position;
            fields.push_back(field(Type::position, "of", plan.basis.things[at]));
            const std::string view(to_string(plan.basis.view));
            fields.push_back(field(Type::position, "view", view));
            made.fields = std::move(fields);
            ops.emplace_back(std::move(made));
            continue;
        }
        const bool pinned = plan.basis.stored(at)->pinned;
        if (pinned && plan.asked.release_pins) {
            fields.push_back(field(Type::position, "pinned", Value()));
        }
        if (!fields.empty()) ops.emplace_back(SetOp{stored, std::move(fields)});
    }
    return ops;
}

}  // namespace spacebetween
