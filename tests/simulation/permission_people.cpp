// Fills the room with people and furnishes it.
#include "tests/simulation/permission_people.hpp"

#include "tests/simulation/seeds.hpp"

#include <utility>

namespace spacebetween {

namespace {

/// A stage in which all may do everything, to make one record of each type in.
Format furnishing() {
    FormatStage stage;
    stage.id = "all";
    for (std::size_t i = 0; i < target_count; ++i)
        stage.may.star.insert(static_cast<Target>(i));
    stage.may.star.erase(Target::seal);
    for (std::size_t i = 0; i < board_name_count; ++i)
        stage.see.star.insert(static_cast<BoardName>(i));
    stage.may.roles[Role::accountable_manager] = {Target::plan};
    stage.see.roles[Role::accountable_manager] = {BoardName::plan};
    Format format;
    format.id = "furnishing";
    format.stages.push_back(stage);
    return format;
}

std::map<std::string, std::vector<const TypeSpec*>> groups_of_types() {
    std::map<std::string, std::vector<const TypeSpec*>> groups;
    for (const TypeSpec& spec : all_types()) {
        if (!oracle::knows(spec.name)) FAIL("permission_oracle.cpp lacks " << spec.name);
        groups[oracle::rights_group(spec.name)].push_back(&spec);
    }
    return groups;
}

}  // namespace

std::optional<Refusal> refusal_of(const Decision& decision) {
    const auto refusal = decision.refusal();
    if (!refusal) return std::nullopt;
    bool nothing = decision.sends.empty();
    for (const Entry& entry : decision.entries)
        nothing = nothing && entry.ops.empty() && !entry.session && entry.members.empty();
    if (!nothing) FAIL("what was refused left something behind");
    return refusal;
}

std::vector<const TypeSpec*> types_asked(std::size_t turn) {
    static const auto groups = groups_of_types();
    std::vector<const TypeSpec*> asked;
    for (const auto& [key, types] : groups) {
        for (std::size_t i = 0; i < types.size(); ++i) {
            if (is_campaign() || i == turn % types.size()) asked.push_back(types[i]);
        }
    }
    return asked;
}

PermissionRoom::PermissionRoom() {
    const auto words = [](Role role) { return std::string(to_string(role)); };
    for (std::size_t r = 0; r < role_count; ++r) {
        const Role role = static_cast<Role>(r);
        const bool hat = role == Role::accountable_manager;
        for (std::size_t m = 0; m < mandate_count; ++m) {
            const Mandate mandate = static_cast<Mandate>(m);
            const std::string name = words(role) + "_" + std::string(to_string(mandate));
            RosterEntry entry = person(name, mandate);
            if (hat && mandate == Mandate::manager) entry.accountable_manager = true;
            if (hat && mandate != Mandate::manager) entry.deputy_until = monday_noon + day_ms;
            add({name, {{words(role)}, hat, mandate == Mandate::manager}, {role}, m}, entry);
        }
        RosterEntry entry = person(words(role) + "_too", Mandate::manager);
        entry.deputy_until = monday_noon + day_ms;
        const oracle::Holder both{{words(role), "accountable_manager"}, true, true};
        if (!hat) add({entry.name, both, {role, Role::accountable_manager}, 5}, entry);
        entry = person(words(role) + "_guest");
        entry.guest = Guest{"Health", monday_noon + day_ms};
        if (!hat) add({entry.name, {{words(role)}, false, true}, {role}, 4}, entry);
    }
    add({"cleo", {{"facilitator"}, false, false}, {Role::facilitator}, {}}, person("cleo"));
    RosterEntry two = person("steps_back");
    add({two.name, {{"presenter", "scribe"}, false, false}, {Role::presenter, Role::scribe}, {}},
        two);

    table_ = std::make_unique<RoomTable>(roster_);
    Limits& limits = table_->limits();
    limits.change_burst = 1'000'000;
    limits.change_rate = 1'000'000;
    limits.room_connections = 1'000;
    limits.answers_per_client = 100'000;
    for (const PartHolder& holder : people_) {
        // They have met the room; only Cleo stays, for what is sent is not looked at here.
        table_->enter(holder.name);
        if (holder.name == "cleo") continue;
        const ClientId device(holder.name + "-screen");
        table_->take(table_->room().leave(device, table_->now()));
    }
}

void PermissionRoom::add(PartHolder holder, RosterEntry entry) {
    people_.push_back(std::move(holder));
    roster_.push_back(std::move(entry));
}

std::vector<const PartHolder*> PermissionRoom::asked(std::size_t turn, std::size_t one_in) const {
    std::vector<const PartHolder*> asked;
    for (std::size_t p = 0; p < people_.size(); ++p) {
        const PartHolder& holder = people_[p];
        const bool kind = !holder.kind || *holder.kind == turn % kinds_of_holders;
        const bool role = (p / kinds_of_holders + turn / kinds_of_holders) % one_in == 0;
        if (is_campaign() || (kind && role)) asked.push_back(&holder);
    }
    return asked;
}

void PermissionRoom::furnish() {
    open(furnishing());
    const std::string decides = "reflector_too";
    standing_.emplace("contract", table_->contract());
    for (const TypeSpec& spec : all_types()) {
        const std::string type(spec.name);
        if (spec.one_per_room || spec.type == Type::summary_line) continue;
        if (!oracle::knows(type) || !oracle::is_shared(type)) continue;
        const RecordId id(new_id(spec.prefix, table_->random()));
        std::vector<FieldValue> fields;
        if (!spec.board_of.empty()) {
            fields.push_back(with(spec.type, spec.board_of, table_->contract()));
        }
        const std::string who = type == "decision" ? decides : "cleo";
        const auto refused = table_->change(who, {make(id, std::move(fields))}).refusal();
        INFO("a first " << type);
        REQUIRE_FALSE(refused.has_value());
        standing_.emplace(type, id);
    }
    close();
}

void PermissionRoom::open(const std::string& format) {
    OpenSession with;
    with.format = format;
    open(std::move(with));
}

void PermissionRoom::open(const Format& format) {
    OpenSession with;
    with.format = format.id;
    with.chosen = std::make_shared<const Format>(format);
    open(std::move(with));
}

void PermissionRoom::open(OpenSession with) {
    for (const PartHolder& holder : people_) {
        with.roles[table_->id(holder.name)] = holder.roles;
    }
    const auto refused = table_->command("cleo", std::move(with)).refusal();
    REQUIRE_FALSE(refused.has_value());
}

void PermissionRoom::agree() {
    table_->agree();
    if (index_of(Type::contract, "key_question")) {
        const Op asks = set(table_->contract(), "key_question", std::string("What now?"));
        REQUIRE_FALSE(table_->change("cleo", {asks}).refusal().has_value());
    }
}

void PermissionRoom::jump_to(std::size_t stage) {
    if (table_->session().now.at == stage) return;
    const auto& modules = table_->session().plan->stages.at(stage).stage.modules;
    if (!modules.empty()) {
        const ChooseModule first{modules.front().id};
        REQUIRE_FALSE(table_->command("cleo", first).refusal().has_value());
    }
    const auto refused = table_->command("cleo", JumpStage{stage}).refusal();
    REQUIRE_FALSE(refused.has_value());
    table_->flush();
    REQUIRE(table_->session().now.at == stage);
}

void PermissionRoom::insert(StageInsert kind) {
    const auto refused = table_->command("cleo", InsertStage{kind, 1}).refusal();
    REQUIRE_FALSE(refused.has_value());
    table_->flush();
    REQUIRE(table_->session().stage().id == to_string(kind));
}

void PermissionRoom::admit(bool allowed) {
    for (PartHolder& holder : people_) {
        if (!oracle::needs_admission(holder.what)) continue;
        holder.what.admitted = allowed;
        if (table_->state().session() == nullptr) continue;
        const AdmitManager let_in{table_->id(holder.name), true};
        const bool taken = !table_->command("cleo", let_in).refusal().has_value();
        REQUIRE(taken == allowed);
    }
}

void PermissionRoom::close() {
    const auto refused = table_->command("cleo", CloseSession{true}).refusal();
    REQUIRE_FALSE(refused.has_value());
    table_->flush();
    REQUIRE(table_->state().session() == nullptr);
}

const RecordId* PermissionRoom::standing(std::string_view type) const {
    const auto found = standing_.find(type);
    return found == standing_.end() ? nullptr : &found->second;
}

void PermissionRoom::mark_standing() {
    const RecordId id(new_id("sum", table_->random()));
    const FieldValue source = with(Type::summary_line, "source", table_->contract());
    REQUIRE_FALSE(table_->change("cleo", {make(id, {source})}).refusal().has_value());
    standing_.insert_or_assign("summary_line", id);
}

}  // namespace spacebetween
