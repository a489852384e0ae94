// The operator's commands, carried out on real files.
#include "server/app/administration.hpp"

#include "server/protocol/json_writer.hpp"
#include "tests/support/scratch.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using namespace spacebetween;

namespace {

constexpr Time now{1'767'009'600'000};

std::filesystem::path made_key(const std::filesystem::path& file) {
    SystemRandom random;
    MasterKey::create(file, random);
    return file;
}

struct Office {
    Office() : storage({scratch / "data", made_key(scratch / "master.key")}) {}

    Outcome ask(const std::vector<std::pair<std::string, std::string>>& words) {
        std::string request;
        JsonWriter json(request);
        json.open_object();
        for (const auto& [key, value] : words)
            json.key(key).text(value);
        json.close_object();
        return administer(storage, request, now, limits);
    }

    Outcome add(const std::string& address, const std::string& mandate = "practitioner") {
        return ask(
            {{"do", "account.add"},
             {"address", address},
             {"name", "Ana"},
             {"mandate", mandate},
             {"password_hash", "a hash"}}
        );
    }

    Scratch scratch;
    Limits limits;
    Storage storage;
};

}  // namespace

TEST_CASE("an account is added once, under its address in small letters", "[app]") {
    Office office;
    CHECK(office.add("Ana@Example.org").ok);
    CHECK(office.storage.accounts().account_at("ana@example.org").has_value());
    CHECK_FALSE(office.add("ana@example.org").ok);
    CHECK_FALSE(office.add("ben@example.org", "emperor").ok);
    CHECK_FALSE(office.add("").ok);
}

TEST_CASE("a reset password ends what the account had open", "[app]") {
    Office office;
    REQUIRE(office.add("ana@example.org").ok);
    const auto reset = office.ask(
        {{"do", "account.reset"}, {"address", "ana@example.org"}, {"password_hash", "another hash"}}
    );
    CHECK(reset.ok);
    const auto found = office.storage.accounts().account_at("ana@example.org");
    REQUIRE(found.has_value());
    CHECK(reset.ended == found->account.id);
    CHECK_FALSE(office.ask({{"do", "account.reset"}, {"address", "nobody@example.org"}}).ok);
}

TEST_CASE("a suspended account is told of, so that it leaves every room", "[app]") {
    Office office;
    REQUIRE(office.add("ana@example.org").ok);
    const auto gone = office.ask({{"do", "account.suspend"}, {"address", "ana@example.org"}});
    CHECK(gone.ok);
    CHECK(gone.ended.has_value());
    const auto found = office.storage.accounts().account_at("ana@example.org");
    REQUIRE(found.has_value());
    CHECK(found->account.suspended);
}

TEST_CASE("a team has one name, and people join and leave it", "[app]") {
    Office office;
    REQUIRE(office.add("ana@example.org").ok);
    CHECK(office.ask({{"do", "team.add"}, {"name", "North"}}).ok);
    CHECK_FALSE(office.ask({{"do", "team.add"}, {"name", "North"}}).ok);
    CHECK_FALSE(office.ask({{"do", "team.add"}}).ok);
    const std::pair<std::string, std::string> ana{"address", "ana@example.org"};
    CHECK(office.ask({{"do", "team.member"}, {"team", "North"}, ana}).ok);
    CHECK(office.ask({{"do", "team.member"}, {"team", "North"}, ana, {"remove", "yes"}}).ok);
    CHECK_FALSE(office.ask({{"do", "team.member"}, {"team", "South"}, ana}).ok);
}

TEST_CASE("the operator hears in a sentence that a team is full, or an account in many", "[app]") {
    Office office;
    office.limits.members_per_team = 1;
    office.limits.teams_per_account = 2;
    REQUIRE(office.add("ana@example.org").ok);
    REQUIRE(office.add("ben@example.org").ok);
    for (const auto* name : {"North", "South", "West"})
        REQUIRE(office.ask({{"do", "team.add"}, {"name", name}}).ok);
    const auto join = [&office](const std::string& team, const std::string& address) {
        return office.ask({{"do", "team.member"}, {"team", team}, {"address", address}});
    };
    REQUIRE(join("North", "ana@example.org").ok);

    const Outcome full = join("North", "ben@example.org");
    CHECK_FALSE(full.ok);
    CHECK_THAT(full.says, Catch::Contains("1 accounts, as many as it may"));
    CHECK(join("North", "ana@example.org").ok);
    CHECK(join("South", "ana@example.org").ok);
    const Outcome many = join("West", "ana@example.org");
    CHECK_FALSE(many.ok);
    CHECK_THAT(many.says, Catch::Contains("2 teams, as many as it may"));
}

TEST_CASE("what is no command is answered in a sentence, and changes nothing", "[app]") {
    Office office;
    CHECK_FALSE(administer(office.storage, "no json", now, office.limits).ok);
    const auto unknown = office.ask({{"do", "account.crown"}});
    CHECK_FALSE(unknown.ok);
    CHECK_FALSE(unknown.says.empty());
}

TEST_CASE("an outcome is read back as it was written", "[app]") {
    const auto back = outcome_from(outcome_json({true, "Added \"Ana\".", {}, {}}));
    REQUIRE(back.has_value());
    CHECK(back->ok);
    CHECK(back->says == "Added \"Ana\".");
    CHECK_FALSE(outcome_from("{}").has_value());
}
