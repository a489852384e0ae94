// What a client says, as frames: the other half of decoding, for tests and the load generator.
#include "server/protocol/client_frame.hpp"

#include "server/protocol/enum_words.hpp"
#include "server/protocol/json_writer.hpp"
#include "server/protocol/record_json.hpp"
#include "server/protocol/session_write.hpp"

namespace spacebetween {
namespace {

void write_hello(JsonWriter& out, const Hello& hello) {
    out.key("t").word("hello").key("proto").open_array();
    out.whole(hello.proto_low).whole(hello.proto_high).close_array();
    out.key("ticket").text(hello.ticket).key("client").word(hello.client.text);
    out.key("next_cseq").whole(hello.next_cseq);
    if (!hello.resume) return;
    out.key("resume").open_object().key("stream").word(hello.resume->stream.text);
    out.key("received").whole(hello.resume->received).close_object();
}

void write_new(JsonWriter& out, const NewOp& made) {
    out.open_object().key("o").word("new").key("r").open_object();
    out.key("id").word(made.id.text).key("type").word(to_string(made.type));
    for (const auto& [field, value] : made.fields) {
        out.key(spec_of(made.type).fields[field].name);
        write_value(out, value);
    }
    out.close_object().close_object();
}

void write_asked(JsonWriter& out, const Op& op) {
    std::visit(
        [&out](const auto& asked) {
            if constexpr (std::is_same_v<decltype(asked), const NewOp&>) {
                write_new(out, asked);
            } else if constexpr (std::is_constructible_v<ResolvedOp, decltype(asked)>) {
                write_op(out, asked, RecordForm::wire);
            }
        },
        op
    );
}

void write_change(JsonWriter& out, const NumberedChange& numbered) {
    out.key("t").word("change").key("c").whole(numbered.c);
    out.key("stage").whole(numbered.change.stage).key("ops").open_array();
    for (const auto& op : numbered.change.ops)
        write_asked(out, op);
    out.close_array();
}

/// The keys of `with`, by command.
struct WithWriter {
    JsonWriter& out;

    void words(std::string_view key, const std::string& text) const {
        if (!text.empty()) out.key(key).text(text);
    }

    void operator()(const OpenSession& open) const {
        out.key("format").text(open.format);
        if (!open.roles.empty()) {
            out.key("roles").open_object();
            for (const auto& [member, roles] : open.roles) {
                out.key(member.text);
                write_roles(out, roles);
            }
            out.close_object();
        }
        if (open.carry) out.key("carry").flag(true);
        if (open.to) out.key("to").whole(static_cast<std::int64_t>(*open.to));
    }
    void operator()(const CloseSession& close) const {
        if (close.early) out.key("early").flag(true);
    }
    void operator()(const CarrySession& carry) const {
        if (carry.to) out.key("to").whole(static_cast<std::int64_t>(*carry.to));
    }
    void operator()(const FinishBy& finish) const { out.key("at").whole(finish.at.ms); }
    void operator()(const ExtendStage& extend) const { out.key("minutes").whole(extend.minutes); }
    void operator()(const JumpStage& jump) const {
        out.key("to").whole(static_cast<std::int64_t>(jump.to));
    }
    void operator()(const InsertStage& insert) const {
        out.key("kind").word(word_of(insert.kind)).key("minutes").whole(insert.minutes);
    }
    void operator()(const SetRoles& set) const {
        out.key("member").word(set.member.text).key("roles");
        write_roles(out, set.roles);
        words("seat", set.seat);
    }
    void operator()(const SkipStage& skip) const {
        out.key("at").whole(static_cast<std::int64_t>(skip.at)).key("skip").flag(skip.skip);
    }
    void operator()(const ChooseModule& choose) const { out.key("module").text(choose.module); }
    void operator()(const PauseSession& pause) const { out.key("on").flag(pause.on); }
    void operator()(const NextRoom& next) const { out.key("how").word(word_of(next.how)); }
    void operator()(const AdmitManager& admit) const {
        out.key("member").word(admit.member.text).key("in").flag(admit.in);
    }
    void operator()(const SitWith& sit) const {
        out.key("names").open_array();
        for (const auto& name : sit.names)
            out.text(name);
        out.close_array();
    }
    void operator()(const RaiseSafety& raise) const { out.key("id").word(raise.id.text); }
    void operator()(const EndSafety& end) const {
        out.key("id").word(end.id.text).key("ending").word(word_of(end.ending));
        words("who", end.who);
        words("what", end.what);
        words("by_when", end.by_when);
        words("passed_on_by", end.passed_on_by);
        words("held_by", end.held_by);
        words("why", end.why);
    }
    void operator()(const TakeOut& take) const { out.key("id").word(take.id.text); }
    void operator()(const RemoveMember& remove) const {
        out.key("member").word(remove.member.text);
    }
    void operator()(const SignSummary& sign) const { out.key("as").word(word_of(sign.as)); }
    void operator()(const TidyMap& tidy) const { out.key("preview").word(tidy.preview); }
    void operator()(const ImportMap& import) const {
        out.key("preview").word(import.preview);
        if (import.same.empty()) return;
        out.key("same").open_object();
        for (const auto& [of_file, on_map] : import.same)
            out.key(of_file.text).word(on_map.text);
        out.close_object();
    }
    void operator()(const ObjectMap& object) const { out.key("id").word(object.id.text); }
    void operator()(const KeepMark& mark) const {
        out.key("id").word(mark.id.text).key("keep").flag(mark.keep);
    }
    void operator()(const OpenHistory& history) const {
        out.key("member").word(history.member.text).key("open").flag(history.open);
    }
    /// A command with nothing to say besides its name.
    template <class Bare>
        requires std::is_empty_v<Bare>
    void operator()(const Bare& /*bare*/) const {}
};

void write_command(JsonWriter& out, const NumberedCommand& numbered) {
    const auto& command = numbered.command;
    out.key("t").word("command").key("c").whole(numbered.c);
    out.key("do").word(to_string(name_of(command.with)));
    if (command.if_stage) {
        out.key("if").open_object().key("stage").whole(*command.if_stage).close_object();
    }
    std::string with;
    JsonWriter keys(with);
    keys.open_object();
    std::visit(WithWriter{keys}, command.with);
    keys.close_object();
    if (with != "{}") out.key("with").raw(with);
}

struct MessageWriter {
    JsonWriter& out;

    void operator()(const Hello& hello) const { write_hello(out, hello); }
    void operator()(const NumberedChange& change) const { write_change(out, change); }
    void operator()(const NumberedCommand& command) const { write_command(out, command); }
    void operator()(const NumberedUndo& numbered) const {
        out.key("t").word("undo").key("c").whole(numbered.c);
        if (numbered.undo.redo) out.key("redo").flag(true);
    }
    void operator()(const Unreadable& /*nothing*/) const {}
    void operator()(const Presence& said) const {
        out.key("t").word("presence").key("p").open_object();
        if (said.board) out.key("board").word(word_of(*said.board));
        if (said.on) out.key("on").word(said.on->text);
        if (said.typing) out.key("typing").flag(true);
        out.close_object();
    }
    void operator()(const Ack& ack) const {
        out.key("t").word("ack").key("received").whole(ack.received);
    }
    void operator()(const Pong& /*pong*/) const { out.key("t").word("pong"); }
};

}  // namespace

std::string client_frame(const ClientMessage& message) {
    std::string frame;
    JsonWriter out(frame);
    out.open_object();
    std::visit(MessageWriter{out}, message);
    out.close_object();
    return frame;
}

}  // namespace spacebetween
