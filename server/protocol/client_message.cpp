// What a client may say, decoded: exactly the keys of each kind, and nothing else.
#include "server/protocol/client_message.hpp"

#include "server/protocol/command_read.hpp"
#include "server/protocol/json_door.hpp"
#include "server/protocol/object_reader.hpp"
#include "server/protocol/record_json.hpp"

#include <utility>

namespace spacebetween {
namespace {

constexpr std::int64_t proto_max = 1'000'000;
constexpr std::size_t ticket_bytes_max = 256;

std::optional<Resume> read_resume(ObjectReader& hello) {
    const auto found = hello.optional("resume");
    if (!found) return std::nullopt;
    ObjectReader keys(*found);
    Resume resume{.stream = keys.id<StreamId>("stream", "s"), .received = keys.whole("received")};
    if (!keys.fits()) hello.refuse();
    return resume;
}

void read_range(ObjectReader& keys, Hello& hello) {
    const auto range = keys.value("proto");
    if (!range || !range->is(JsonKind::array) || range->size() != 2) return keys.refuse();
    auto place = range->begin();
    const auto low = (*place).whole(0, proto_max);
    const auto high = (*++place).whole(0, proto_max);
    if (!low || !high || *low > *high) return keys.refuse();
    hello.proto_low = static_cast<int>(*low);
    hello.proto_high = static_cast<int>(*high);
}

std::optional<ClientMessage> read_hello(ObjectReader& keys) {
    Hello hello;
    read_range(keys, hello);
    hello.ticket = keys.text("ticket");
    if (hello.ticket.empty() || hello.ticket.size() > ticket_bytes_max) keys.refuse();
    hello.client = keys.id<ClientId>("client", "c");
    hello.next_cseq = keys.whole("next_cseq", 1);
    hello.resume = read_resume(keys);
    return hello;
}

/// A new record is given with anything but texts, which are written by ops of their own. [R36]
std::optional<Op> read_new(JsonView json) {
    ObjectReader op(json);
    const auto name = op.text("o");
    const auto given = op.value("r");
    if (!given || !op.fits() || name != "new") return std::nullopt;
    ObjectReader keys(*given);
    NewOp made{.id = RecordId(keys.text("id")), .type = keys.word<Type>("type"), .fields = {}};
    if (type_of(made.id) != made.type) return std::nullopt;
    const auto fields = spec_of(made.type).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto found = keys.optional(fields[i].name);
        if (!found) continue;
        auto value = read_value(*found, fields[i]);
        if (!value || is_nothing(*value) || fields[i].kind == FieldKind::text) return std::nullopt;
        made.fields.push_back({.field = static_cast<FieldIndex>(i), .value = std::move(*value)});
    }
    if (!keys.fits()) return std::nullopt;
    return made;
}

/// What a client and the journal write alike, as a client's op.
std::optional<Op> asked(ResolvedOp happened) {
    return std::visit(
        [](auto&& op) -> std::optional<Op> {
            using Kind = std::decay_t<decltype(op)>;
            if constexpr (std::is_constructible_v<Op, Kind>) {
                return Op(std::forward<decltype(op)>(op));
            } else {
                return std::nullopt;
            }
        },
        std::move(happened)
    );
}

std::optional<Op> read_op(JsonView json) {
    if (auto plain = read_plain_op(json)) return asked(std::move(*plain));
    return read_new(json);
}

std::optional<Change> read_change(ObjectReader& keys, const Limits& limits) {
    Change change;
    change.stage = keys.whole("stage");
    const auto ops = keys.value("ops");
    if (!ops || !ops->is(JsonKind::array)) return std::nullopt;
    if (ops->size() == 0 || ops->size() > limits.ops_per_change || !keys.fits()) {
        return std::nullopt;
    }
    change.ops.reserve(ops->size());
    for (const auto each : *ops) {
        auto op = read_op(each);
        if (!op) return std::nullopt;
        change.ops.push_back(std::move(*op));
    }
    return change;
}

std::optional<Command> read_command(ObjectReader& keys) {
    const auto name = keys.word<CommandName>("do");
    std::optional<std::int64_t> if_stage;
    if (const auto condition = keys.optional("if")) {
        ObjectReader conditions(*condition);
        if_stage = conditions.whole("stage");
        if (!conditions.fits()) return std::nullopt;
    }
    const auto with = keys.optional("with");
    if (!keys.fits()) return std::nullopt;
    auto given = command_with_from(name, with);
    if (!given) return std::nullopt;
    return Command{.with = std::move(*given), .if_stage = if_stage};
}

/// A message that the room answers: once its number is known, everything else is refused under it.
std::optional<ClientMessage>
read_numbered(std::string_view kind, ObjectReader& keys, const Limits& limits) {
    const auto number = keys.value("c");
    const auto c = number ? number->whole(1, whole_max) : std::nullopt;
    if (!c) return std::nullopt;
    if (kind == "change") {
        auto change = read_change(keys, limits);
        if (change) return NumberedChange{.c = *c, .change = std::move(*change)};
    } else if (kind == "command") {
        auto command = read_command(keys);
        if (command) return NumberedCommand{.c = *c, .command = std::move(*command)};
    } else if (kind == "undo") {
        const bool redo = keys.flag("redo");
        if (keys.fits()) return NumberedUndo{.c = *c, .undo = {redo}};
    }
    return Unreadable{.c = *c};
}

std::optional<ClientMessage> read_presence(ObjectReader& keys) {
    const auto said = keys.value("p");
    if (!said) return std::nullopt;
    ObjectReader parts(*said);
    Presence presence;
    if (const auto board = parts.optional("board")) {
        presence.board = enum_of<BoardName>(board->text().value_or(""));
        if (!presence.board) return std::nullopt;
    }
    if (const auto on = parts.optional("on")) {
        presence.on = read_record_id(*on);
        if (!presence.on) return std::nullopt;
    }
    presence.typing = parts.flag("typing");
    if (!parts.fits()) return std::nullopt;
    return presence;
}

std::optional<ClientMessage> read_other(std::string_view kind, ObjectReader& keys) {
    if (kind == "hello") return read_hello(keys);
    if (kind == "presence") return read_presence(keys);
    if (kind == "ack") return Ack{.received = keys.whole("received")};
    return Pong{};
}

}  // namespace

std::optional<ClientMessage> client_message_from(std::string_view frame, const Limits& limits) {
    const auto doc = JsonDoc::read(frame, door_limits(limits));
    if (!doc.has_value()) return std::nullopt;
    ObjectReader keys(doc->root());
    const auto named = keys.value("t");
    const auto kind = named ? named->text() : std::nullopt;
    if (!kind) return std::nullopt;
    const bool numberless =
        *kind == "hello" || *kind == "presence" || *kind == "ack" || *kind == "pong";
    if (!numberless) return read_numbered(*kind, keys, limits);
    auto message = read_other(*kind, keys);
    return keys.fits() ? message : std::nullopt;
}

}  // namespace spacebetween
