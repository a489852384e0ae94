// What clients may say, and what becomes of everything else.
#include "server/protocol/client_message.hpp"

#include "server/protocol/client_frame.hpp"
#include "tests/protocol/samples.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace spacebetween {
namespace {

const Limits usual;

const std::string hyp = "hyp_AAAAAAAAAAAAAAAAAAAAAA";
const std::string per = "per_AAAAAAAAAAAAAAAAAAAAAA";
const std::string member = "m_AAAAAAAAAAAAAAAAAAAAAA";

bool is_malformed(const std::string& frame) { return !client_message_from(frame, usual); }

/// The number under which the frame is refused, or 0.
std::int64_t refused_under(const std::string& frame) {
    const auto message = client_message_from(frame, usual);
    const auto* unreadable = message ? std::get_if<Unreadable>(&*message) : nullptr;
    return unreadable != nullptr ? unreadable->c : 0;
}

bool op_is_refused(const std::string& op) {
    return refused_under(R"({"t":"change","c":7,"stage":0,"ops":[)" + op + "]}") == 7;
}

bool command_is_refused(const std::string& rest) {
    return refused_under(R"({"t":"command","c":7,)" + rest + "}") == 7;
}

}  // namespace

TEST_CASE("[R16] every sample of a client is decoded and encoded back unchanged", "[protocol]") {
    const auto all = samples("client");
    REQUIRE(all.size() >= 38);
    for (const auto& [name, text] : all) {
        INFO(name);
        const auto message = client_message_from(text, usual);
        REQUIRE(message.has_value());
        CHECK(client_frame(*message) == text);
    }
}

TEST_CASE("[R55] there is a sample of every command that is spoken", "[protocol]") {
    std::set<std::size_t> kinds;
    for (const auto& [name, text] : samples("client")) {
        const auto message = client_message_from(text, usual);
        const auto* numbered = message ? std::get_if<NumberedCommand>(&*message) : nullptr;
        if (numbered != nullptr) kinds.insert(numbered->command.with.index());
    }

    CHECK(kinds.size() == std::variant_size_v<CommandWith>);
}

TEST_CASE("[R12] the order of keys that a client sends does not matter", "[protocol]") {
    const auto message = client_message_from(R"({"received":57,"t":"ack"})", usual);

    REQUIRE(message.has_value());
    CHECK(std::get<Ack>(*message).received == 57);
}

TEST_CASE("[R12] what carries no usable number closes as malformed", "[protocol]") {
    const std::string frame = GENERATE(
        "{}",
        "[]",
        R"([{"t":"pong"}])",
        R"("pong")",
        R"({"t":7,"c":1})",
        R"({"t":"nonsense"})",
        R"({"t":"change","stage":0,"ops":[]})",
        R"({"t":"change","c":0,"stage":0,"ops":[]})",
        R"({"t":"change","c":-1,"stage":0,"ops":[]})",
        R"({"t":"change","c":1.0,"stage":0,"ops":[]})",
        R"({"t":"change","c":"1","stage":0,"ops":[]})",
        R"({"t":"change","c":true,"stage":0,"ops":[]})",
        R"({"t":"change","c":9007199254740992,"stage":0,"ops":[]})",
        R"({"t":"change","c":18446744073709551615,"stage":0,"ops":[]})",
        R"({"t":"pong","c":1})",
        R"({"t":"ack"})",
        R"({"t":"ack","received":-1})",
        R"({"t":"ack","received":1,"more":1})",
        R"({"t":"presence"})",
        R"({"t":"presence","p":{"board":"nowhere"}})",
        R"({"t":"presence","p":{"typing":false}})",
        R"({"t":"presence","p":{"here":true}})",
        R"({"t":"presence","p":{"on":"hyp_short"}})"
    );

    INFO(frame);
    CHECK(is_malformed(frame));
}

TEST_CASE("[R12] a numbered message of no known form is refused under its number", "[protocol]") {
    const std::string frame = GENERATE(
        R"({"t":"nonsense","c":7})",
        R"({"t":"history","c":7,"from":1})",
        R"({"t":"change","c":7})",
        R"({"t":"change","c":7,"stage":0,"ops":[]})",
        R"({"t":"change","c":7,"stage":-1,"ops":[{"o":"del","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA"}]})",
        R"({"t":"change","c":7,"stage":0,"ops":{}})",
        R"({"t":"change","c":7,"stage":0,"ops":null})",
        R"({"t":"change","c":7,"stage":0,"ops":[7]})",
        R"({"t":"change","c":7,"stage":0,"more":1,"ops":[{"o":"del","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA"}]})"
    );

    INFO(frame);
    CHECK(refused_under(frame) == 7);
}

TEST_CASE("[R20] a hello has the right form or is none", "[protocol]") {
    const std::string good =
        R"({"t":"hello","proto":[1,1],"ticket":"x","client":"c_AAAAAAAAAAAAAAAAAAAAAA","next_cseq":1})";
    REQUIRE_FALSE(is_malformed(good));
    const auto changed = GENERATE(table<std::string, std::string>({
        {"[1,1]", "[2,1]"},
        {"[1,1]", "[1]"},
        {"[1,1]", "1"},
        {"[1,1]", "[1,1,1]"},
        {R"("ticket":"x")", R"("ticket":"")"},
        {R"("ticket":"x")", R"("ticket":7)"},
        {"c_AAAA", "d_AAAA"},
        {"AAAA\",\"next", "AAA\",\"next"},
        {R"("next_cseq":1)", R"("next_cseq":0)"},
        {R"("next_cseq":1)", R"("next_cseq":1,"resume":null)"},
        {R"("next_cseq":1)", R"("next_cseq":1,"resume":{"stream":"s_x","received":1})"},
        {R"("next_cseq":1)", R"("next_cseq":1,"c":1)"},
    }));
    auto bad = good;
    bad.replace(bad.find(std::get<0>(changed)), std::get<0>(changed).size(), std::get<1>(changed));

    INFO(bad);
    CHECK(is_malformed(bad));
}

TEST_CASE("[R36] an op that is not exactly one of those known is refused", "[protocol]") {
    const std::string op = GENERATE(
        R"({"o":"del"})",
        R"({"o":"del","id":"hyp_short"})",
        R"({"o":"del","id":"nix_AAAAAAAAAAAAAAAAAAAAAA"})",
        R"({"o":"del","id":"hyp_AAAAAAAAAAAAAAAAAAAAAB"})",
        R"({"o":"del","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","v":1})",
        R"({"o":"burn","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA"})",
        R"({"o":"new","r":{"id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","type":"person"}})",
        R"({"o":"new","r":{"id":"hyp_AAAAAAAAAAAAAAAAAAAAAA"}})",
        R"({"o":"new","r":{"id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","type":"hypothesis","v":1}})",
        R"({"o":"new","r":{"id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","type":"hypothesis","by":"m_AAAAAAAAAAAAAAAAAAAAAA"}})",
        R"({"o":"new","r":{"id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","type":"hypothesis","text":{"s":"a","tv":0}}})",
        R"({"o":"new","r":{"id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","type":"hypothesis","taken":null}})",
        R"({"o":"set","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","p":{}})",
        R"({"o":"set","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","p":{"order":1}})",
        R"({"o":"set","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","p":{"v":1}})",
        R"({"o":"set","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","p":{"taken":1}})",
        R"({"o":"set","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","p":{"taken":"true"}})",
        R"({"o":"set","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","p":{"state":7}})",
        R"({"o":"set","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","p":{"state":"a\u0000b"}})",
        R"({"o":"set","id":"per_AAAAAAAAAAAAAAAAAAAAAA","p":{"count":"1"}})",
        R"({"o":"set","id":"per_AAAAAAAAAAAAAAAAAAAAAA","p":{"count":true}})",
        R"({"o":"set","id":"not_AAAAAAAAAAAAAAAAAAAAAA","p":{"on":"someone"}})",
        R"({"o":"text","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","f":"text","tv":0})",
        R"({"o":"text","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","f":"text","tv":-1,"d":["a"]})",
        R"({"o":"text","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","f":"nothing","tv":0,"d":["a"]})",
        R"({"o":"text","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","f":"text","tv":0,"d":[-1,"a"]})",
        R"({"o":"text","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","f":"text","tv":0,"d":[1.5,"a"]})",
        R"({"o":"text","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","f":"text","tv":0,"d":[{"i":"a"}]})",
        R"({"o":"text","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","f":"text","tv":0,"d":[{"d":1,"x":1}]})",
        R"({"o":"in","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","f":"with"})",
        R"({"o":"in","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","f":"with","ref":null})",
        R"({"o":"out","id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","f":"with","ref":7})"
    );

    INFO(op);
    CHECK(op_is_refused(op));
}

TEST_CASE("[R38] a date has the right form or is none", "[protocol]") {
    const std::string date = GENERATE(
        R"("2011")",
        "2011",
        R"({"y":2011})",
        R"({"q":"exact"})",
        R"({"y":0,"q":"exact"})",
        R"({"y":2011,"q":"perhaps"})",
        R"({"y":2011,"m":13,"q":"exact"})",
        R"({"y":2011,"m":1,"d":32,"q":"exact"})",
        R"({"y":2011.0,"q":"exact"})",
        R"({"y":2011,"q":"exact","to":2012})",
        R"({"y":2011,"q":"exact","said":7})",
        R"({"y":2011,"q":"exact","more":1})"
    );

    INFO(date);
    CHECK(op_is_refused(R"({"o":"set","id":")" + per + R"(","p":{"birth":)" + date + "}}"));
}

TEST_CASE("[R37] a set of references is sorted and names each once", "[protocol]") {
    const std::string other = "per_BAAAAAAAAAAAAAAAAAAAAA";
    const auto with = [](const std::string& refs) {
        return R"({"o":"new","r":{"id":")" + hyp + R"(","type":"hypothesis","includes":)" + refs +
               "}}";
    };

    CHECK_FALSE(op_is_refused(with(R"([")" + per + R"(",")" + other + R"("])")));
    CHECK(op_is_refused(with(R"([")" + other + R"(",")" + per + R"("])")));
    CHECK(op_is_refused(with(R"([")" + per + R"(",")" + per + R"("])")));
    CHECK(op_is_refused(with(R"(")" + per + R"(")")));
}

TEST_CASE("[R35] a change has as many ops as the limit allows and no more", "[protocol]") {
    const auto change_of = [](std::size_t ops) {
        std::string frame = R"({"t":"change","c":7,"stage":0,"ops":[)";
        for (std::size_t i = 0; i < ops; ++i) {
            frame += (i == 0 ? "" : ",") + (R"({"o":"del","id":")" + hyp + R"("})");
        }
        return frame + "]}";
    };

    CHECK(refused_under(change_of(usual.ops_per_change - 1)) == 0);
    CHECK(refused_under(change_of(usual.ops_per_change)) == 0);
    CHECK(refused_under(change_of(usual.ops_per_change + 1)) == 7);
}

TEST_CASE("[R55] a command takes what it takes and nothing else", "[protocol]") {
    const std::string rest = GENERATE(
        R"("do":"stage.fly")",
        R"("do":7)",
        R"("do":"agenda.next")",
        R"("do":"map.tidy")",
        R"("do":"map.import")",
        R"("do":"hold","with":{})",
        R"("do":"hold","with":{"minutes":1})",
        R"("do":"hold","with":null)",
        R"("do":"hold","more":1)",
        R"("do":"stage.next","if":{})",
        R"("do":"stage.next","if":{"stage":"11"})",
        R"("do":"stage.next","if":{"stage":11,"turn":1})",
        R"("do":"stage.jump")",
        R"("do":"stage.jump","with":{"to":-1})",
        R"("do":"stage.jump","with":{"to":"4"})",
        R"("do":"stage.extend","with":{"minutes":0})",
        R"("do":"stage.extend","with":{"minutes":4294967297})",
        R"("do":"stage.insert","with":{"kind":"dance","minutes":1})",
        R"("do":"session.open","with":{"format":""})",
        R"("do":"session.open","with":{"format":"open_room","carry":false})",
        R"("do":"session.open","with":{"format":"open_room","roles":{"x":["presenter"]}})",
        R"("do":"session.open","with":{"format":"open_room","roles":[]})",
        R"("do":"session.close","with":{"early":1})",
        R"("do":"session.carry","with":{"to":null})",
        R"("do":"safety.raise","with":{"id":"hyp_AAAAAAAAAAAAAAAAAAAAAA"})",
        R"("do":"safety.end","with":{"id":"saf_AAAAAAAAAAAAAAAAAAAAAA"})",
        R"("do":"safety.end","with":{"id":"saf_AAAAAAAAAAAAAAAAAAAAAA","ending":"maybe"})",
        R"("do":"safety.end","with":{"id":"saf_AAAAAAAAAAAAAAAAAAAAAA","ending":"held","held_by":"a\u0000"})",
        R"("do":"summary.sign","with":{"as":"manager"})",
        R"("do":"member.remove","with":{"member":"acc_AAAAAAAAAAAAAAAAAAAAAA"})"
    );

    INFO(rest);
    CHECK(command_is_refused(rest));
}

TEST_CASE("[R55] a role is named once", "[protocol]") {
    const auto set = [](const std::string& roles) {
        return R"("do":"role.set","with":{"member":")" + member + R"(","roles":)" + roles + "}";
    };

    CHECK_FALSE(command_is_refused(set(R"(["scribe","presenter"])")));
    CHECK(command_is_refused(set(R"(["scribe","scribe"])")));
    CHECK(command_is_refused(set(R"(["king"])")));
    CHECK(command_is_refused(set(R"("scribe")")));
}

}  // namespace spacebetween
