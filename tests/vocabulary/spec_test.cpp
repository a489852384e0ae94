// What the generated tables promise to those who look things up in them.
#include "server/vocabulary/spec.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace spacebetween;

TEST_CASE("[I-9] every type has a home, an outline and a prefix of its own", "[vocabulary]") {
    std::set<std::string> prefixes;

    for (const auto& spec : all_types()) {
        INFO(spec.name);
        CHECK_FALSE(spec.homes.empty());
        CHECK_FALSE(spec.outline.empty());
        CHECK_FALSE(spec.fields.empty());
        CHECK(prefixes.emplace(spec.prefix).second);
        CHECK(type_of_prefix(spec.prefix) == spec.type);
    }
}

TEST_CASE("every type is found at its own place and by its own name", "[vocabulary]") {
    CHECK(all_types().size() == type_count);

    for (const auto& spec : all_types()) {
        CHECK(&spec_of(spec.type) == &spec);
        CHECK(to_string(spec.type) == spec.name);
        CHECK(from_string<Type>(spec.name) == spec.type);
    }
}

TEST_CASE("a word of the wire that nobody knows is nothing", "[vocabulary]") {
    CHECK_FALSE(from_string<Type>("vote").has_value());
    CHECK_FALSE(from_string<Type>("").has_value());
    CHECK_FALSE(from_string<Mode>("Open").has_value());
    CHECK(from_string<CommandName>("session.open") == CommandName::session_open);
    CHECK(to_string(CommandName::safety_end) == "safety.end");
    CHECK(to_string(Type::union_) == "union");
}

TEST_CASE("a field is known by name and by place", "[vocabulary]") {
    const auto* field = field_of(Type::hypothesis, "includes");

    REQUIRE(field != nullptr);
    CHECK(field->kind == FieldKind::refs);
    CHECK(may_refer_to(*field, Type::person));
    CHECK_FALSE(may_refer_to(*field, Type::note));
    CHECK(field_index(Type::hypothesis, "text") == 0U);
    CHECK(field_of(Type::hypothesis, "votes") == nullptr);
    CHECK_FALSE(field_index(Type::evidence, "of") == field_index(Type::evidence, "text"));
}

TEST_CASE(
    "every choice has words, every reference a target and every number a range",
    "[vocabulary]"
) {
    for (const auto& spec : all_types()) {
        for (const auto& field : spec.fields) {
            INFO(spec.name << '.' << field.name);
            const bool refers = field.kind == FieldKind::ref || field.kind == FieldKind::refs;
            CHECK(field.choices.empty() == (field.kind != FieldKind::choice));
            CHECK((field.any_target || !field.targets.empty()) == refers);
            CHECK((field.kind != FieldKind::number || field.min_value < field.max_value));
            CHECK((field.kind != FieldKind::line || field.max > 0));
        }
    }
}

TEST_CASE("only the accountable manager's role may record a decision", "[vocabulary]") {
    const auto& decision = spec_of(Type::decision);

    REQUIRE(decision.only_roles.size() == 1);
    CHECK(decision.only_roles.front() == Role::accountable_manager);
    CHECK(spec_of(Role::accountable_manager).accountable);
    CHECK_FALSE(spec_of(Role::accountable_manager).guests);
    CHECK(spec_of(Type::decision_needed).only_roles.empty());
}

TEST_CASE(
    "a safety stop may be raised through no target but always, and is never deleted",
    "[vocabulary]"
) {
    const auto& stop = spec_of(Type::safety_stop);

    CHECK(stop.homes.size() == 1);
    CHECK(has_home(stop, Target::always));
    CHECK(stop.never_deleted);
    CHECK(field_of(Type::safety_stop, "ending")->server_only);
    CHECK(spec_of(CommandName::safety_raise).exempt);
    CHECK(spec_of(CommandName::safety_raise).holders == CommandHolders::everyone);
}

TEST_CASE("what only its author sees is written to her own targets", "[vocabulary]") {
    for (const auto& spec : all_types()) {
        const bool own_home = has_home(spec, Target::own) || has_home(spec, Target::bell);
        CHECK((spec.audience == Audience::own) == own_home);
    }
}

TEST_CASE("what the server makes, nobody else can set", "[vocabulary]") {
    for (const auto& spec : all_types()) {
        if (server_made(spec)) {
            INFO(spec.name);
            CHECK(std::ranges::all_of(spec.fields, &FieldSpec::server_only));
        }
    }
    CHECK(server_made(spec_of(Type::summary_page)));
    CHECK_FALSE(server_made(spec_of(Type::summary_line)));
}

TEST_CASE("no field holds more of an identity than a first name or an alias", "[vocabulary]") {
    for (const std::string_view forbidden :
         {"surname", "address", "postcode", "phone", "number", "photo", "nhs_number"}) {
        CHECK(field_of(Type::person, forbidden) == nullptr);
    }
}

TEST_CASE(
    "[W18] nobody is a persecutor, a victim or a rescuer: a triangle is one view of many",
    "[vocabulary]"
) {
    for (const auto& spec : all_types()) {
        if (spec.type == Type::triangle) {
            continue;
        }
        for (const auto& field : spec.fields) {
            INFO(spec.name << ' ' << field.name);
            const bool points = spec.type != Type::position && may_refer_to(field, Type::triangle);
            const bool own =
                spec.type == Type::note || spec.type == Type::bell || spec.type == Type::comment;
            CHECK((!points || own));
            for (const auto* corner : {"persecutor", "victim", "rescuer"}) {
                CHECK(field.name.find(corner) == std::string_view::npos);
                CHECK(std::ranges::count(field.choices, corner) == 0);
            }
        }
    }
    for (const auto* corner : {"persecutor", "victim", "rescuer"}) {
        CHECK(field_of(Type::triangle, corner)->kind == FieldKind::refs);
        CHECK(field_of(Type::triangle, std::string(corner) + "_issue")->kind == FieldKind::line);
    }
}

TEST_CASE("what goes upward names no family: it has nothing to refer to one with", "[vocabulary]") {
    for (const auto& field : spec_of(Type::wider_condition).fields) {
        INFO(field.name);
        CHECK(field.kind != FieldKind::ref);
        CHECK(field.kind != FieldKind::refs);
    }
}

TEST_CASE("a triangle, a compass mark and a note are never a summary's source", "[vocabulary]") {
    const FieldSpec& source = *field_of(Type::summary_line, "source");

    for (const auto type :
         {Type::triangle, Type::compass_mark, Type::note, Type::bell, Type::position}) {
        CHECK_FALSE(may_refer_to(source, type));
    }
    CHECK(may_refer_to(source, Type::noticing));
    CHECK(may_refer_to(source, Type::voice));
}
