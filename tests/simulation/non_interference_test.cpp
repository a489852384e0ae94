// I-8: two histories that differ only in what a viewer may not see give that viewer the same bytes.
#include "tests/simulation/seeds.hpp"
#include "tests/simulation/told_bytes.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <map>
#include <string>
#include <vector>

using namespace spacebetween;

namespace {

constexpr std::array<std::string_view, 3> writers{"ana", "dora", "eve"};
constexpr std::string_view canary = "CANARY";

/// One history: the same visible acts for every twin, and hidden ones of its own.
class History {
public:
    History(std::uint64_t seed, std::uint64_t hidden)
        : visible_(seed),
          hidden_(hidden),
          secret_(hidden != 0) {
        table_.enter_all();
        for (const std::string_view name : {"ben", "max"}) {
            told_.try_emplace(std::string(name), table_.id(name));
        }
        hear(open());
        table_.agree();
    }

    void live() {
        for (int stage = 0; stage < 11; ++stage) {
            for (int i = 0; i < 8; ++i) {
                act_visibly();
                if (secret_) act_secretly();
            }
            if (secret_) tidy_sealed();
            hear(table_.pass(5'000));
            for (auto& [name, told] : told_) {
                told.snapshot(table_.room());
                told.resume(table_.now());
            }
            look_over_http();
            if (stage < 10) {
                hear(table_.command("cleo", NextStage{}));
                hear(table_.pass(3'000));
            }
        }
        hear(table_.command("cleo", CloseSession{true}));
        hear(table_.pass(3'000));
        look_over_http();
        for (auto& [name, told] : told_)
            told.snapshot(table_.room());
    }

    [[nodiscard]] const std::string& told(const std::string& name) const {
        return told_.at(name).bytes();
    }
    [[nodiscard]] bool wrote_secrets() const { return secrets_ > 0; }

private:
    Decision open() {
        OpenSession with;
        with.format = "two_lens_consultation";
        with.roles[table_.id("ana")] = RoleSet{Role::presenter};
        with.roles[table_.id("dora")] = RoleSet{Role::scribe};
        return table_.command("cleo", with);
    }

    void hear(const Decision& decision) {
        for (auto& [name, told] : told_)
            told.take(decision);
    }

    /// Ids come from the act's own source, so that hidden acts do not move those of visible ones.
    RecordId fresh(std::string_view prefix, SeededRandom& random) {
        return RecordId(new_id(prefix, random));
    }

    void act_visibly() {
        const std::uint64_t drawn = below(visible_, 7);
        const std::string who(writers[below(visible_, writers.size())]);
        const TargetSet may = rights_of(table_.state(), table_.id(who)).may;
        if (drawn == 0) {
            const Decision mine = table_.change("ben", {make(fresh("not", visible_))});
            hear(mine);
            told_.at("ben").answer(mine);
        } else if (drawn == 1) {
            refused_for_ben();
        } else if (drawn == 2 && table_.state().open_stops().empty()) {
            const RecordId stop = fresh("saf", visible_);
            hear(table_.command(who, RaiseSafety{stop}));
            const EndSafety end{stop, SafetyEnding::held, "", "", "", "", "Ana", ""};
            hear(table_.command(who, end));
        } else if (may.contains(Target::map)) {
            shared_.push_back(fresh("per", visible_));
            hear(table_.change(who, {make(shared_.back())}));
        } else if (may.contains(Target::hypotheses)) {
            const RecordId id = fresh("hyp", visible_);
            hear(table_.change(who, {make(id), type_in(id, "text", "could it be")}));
        } else if (may.contains(Target::seal)) {
            const RecordId id = fresh("hyp", visible_);
            hear(table_.change(who, {make(id), type_in(id, "text", "sealed by all")}));
        } else if (drawn == 3 && !shared_.empty()) {
            const RecordId gone = shared_.front();
            shared_.erase(shared_.begin());
            hear(table_.change(who, {erase(gone)}));
        }
    }

    /// Ben asks for what is not there for him: whether it is hidden or nowhere, he hears the same.
    void refused_for_ben() {
        const RecordId wanted = rid("not", "somebodys");
        const Decision no = table_.change("ben", {type_in(wanted, "text", "mine now")});
        told_.at("ben").answer(no);
        hear(no);
    }

    void act_secretly() {
        const std::uint64_t drawn = below(hidden_, 6);
        const std::string who(writers[below(hidden_, writers.size())]);
        ++secrets_;
        const std::string words = std::string(canary) + std::to_string(secrets_);
        if (drawn == 0 && !somebodys_) {
            somebodys_ = true;
            const RecordId id = rid("not", "somebodys");
            hear(table_.change("dora", {make(id), type_in(id, "text", words)}));
        } else if (drawn <= 2) {
            const RecordId id = fresh("not", hidden_);
            std::vector<FieldValue> on;
            if (!shared_.empty()) on.push_back(with(Type::note, "on", shared_.front()));
            hear(table_.change(who, {make(id, std::move(on)), type_in(id, "text", words)}));
        } else if (drawn == 3) {
            const RecordId id = fresh("bel", hidden_);
            hear(table_.change("ana", {make(id), type_in(id, "text", words)}));
        } else if (drawn == 4) {
            // Refused: leaves nothing but an answer to its author.
            hear(table_.change(who, {make(rid("dec", "never"))}));
        } else if (!table_.session().now.sealed.empty()) {
            const RecordId id = fresh("hyp", hidden_);
            hear(table_.change(who, {make(id), type_in(id, "text", words)}));
            drafts_.emplace_back(who, id);
        }
    }

    /// What would be revealed must not differ: the twin's own drafts go before they are seen.
    void tidy_sealed() {
        for (const auto& [who, id] : drafts_)
            hear(table_.change(who, {erase(id)}));
        drafts_.clear();
    }

    void look_over_http() {
        const RoomState& state = table_.state();
        const AccountId max("acc_max");
        told_.at("max").add(bytes_of(review_for(state, max, table_.now())));
        for (const MyConversation& one :
             conversations_of(state, AccountId("acc_ben"), table_.now())) {
            told_.at("ben").add(bytes_of({one.conversation}));
        }
    }

    SeededRandom visible_;
    SeededRandom hidden_;
    RoomTable table_;
    std::map<std::string, ToldBytes, std::less<>> told_;
    std::vector<RecordId> shared_;
    std::vector<std::pair<std::string, RecordId>> drafts_;
    int secrets_ = 0;
    bool secret_ = false;
    bool somebodys_ = false;
};

}  // namespace

TEST_CASE(
    "I-8: what others write for themselves changes no byte that a member is sent",
    "[simulation]"
) {
    for (const std::uint64_t seed : seeds(10)) {
        INFO("seed " << seed << ": SPACEBETWEEN_SEED=" << seed);
        History plain(seed, 0);
        History secretive(seed, seed + 1'000'000);
        plain.live();
        secretive.live();
        REQUIRE(secretive.wrote_secrets());
        for (const std::string name : {"ben", "max"}) {
            INFO(name);
            REQUIRE(!plain.told(name).empty());
            const bool same = plain.told(name) == secretive.told(name);
            REQUIRE(same);
            const bool canary_sent = secretive.told(name).find(canary) != std::string::npos;
            REQUIRE_FALSE(canary_sent);
        }
    }
}
