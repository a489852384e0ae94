// Does each kind of resolved op to a staged board.
#include "server/board/happening.hpp"

#include "server/base/assert.hpp"

#include <utility>

namespace spacebetween {

namespace {

struct Happening {
    Staging& staging;

    void operator()(const MadeOp& op) const { staging.make(*op.record); }

    void operator()(const SetOp& op) const {
        Record& record = staging.edit(op.id);
        for (const FieldValue& given : op.fields) {
            record.fields[given.field] = given.value;
        }
    }

    void operator()(const TextOp& op) const {
        ASSERT(op.tv == staging.text_tv(op.id, op.field));
        staging.write(op.id, op.field, op.change);
    }

    void operator()(const InOp& op) const {
        Value& value = staging.edit(op.id).fields[op.field];
        if (!std::holds_alternative<RefSet>(value)) {
            value = RefSet();
        }
        std::get<RefSet>(value).add(op.ref);
    }

    void operator()(const OutOp& op) const {
        Value& value = staging.edit(op.id).fields[op.field];
        if (auto* set = std::get_if<RefSet>(&value)) {
            set->remove(op.ref);
            if (set->empty()) {
                value = std::monostate{};
            }
        }
    }

    void operator()(const DelOp& op) const { staging.erase(op.id); }

    void operator()(const OrderOp& op) const { staging.edit(op.id).order = op.order; }
};

}  // namespace

void happen(const ResolvedOp& op, Staging& staging) { std::visit(Happening{staging}, op); }

}  // namespace spacebetween
