// Many rooms of many members, and the one loop that serves all their sockets.
#include "tests/bench/crowd.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

#include <sys/epoll.h>
#include <unistd.h>

namespace bench {
namespace {

using nlohmann::json;

constexpr Nanos patience = 60'000'000'000;
constexpr const char* gate =
    R"("p":{"purpose_together":true,"safety_none":true,"children_none":true,"notes_nobody":true})";

std::string address_of(std::size_t place) {
    return "bench" + std::to_string(place) + "@example.org";
}

std::string password_of(std::size_t place) {
    return "plain horses carry benches " + std::to_string(place);
}

json checked(const Reply& reply, const char* what) {
    if (reply.status / 100 != 2) throw std::runtime_error(std::string(what) + ": " + reply.body);
    return json::parse(reply.body);
}

}  // namespace

Crowd::Crowd(ServerProcess& server, Shape shape)
    : server_(&server),
      shape_(shape),
      ready_(::epoll_create1(EPOLL_CLOEXEC)) {
    make_accounts();
    server_->start_seconds();
    sign_in();
    make_rooms();
    for (std::size_t i = 0; i < shape_.rooms * shape_.members; ++i) {
        members_.push_back(std::make_unique<Member>(tally_, i % shape_.members, shape_.members));
    }
}

Crowd::~Crowd() { ::close(ready_); }

void Crowd::make_accounts() {
    server_->command({"team", "add", "--name", "Bench"});
    for (std::size_t i = 0; i < shape_.members; ++i) {
        const std::string name = "Member " + std::to_string(i);
        server_->command(
            {"account",
             "add",
             "--address",
             address_of(i),
             "--name",
             name,
             "--mandate",
             "practitioner",
             "--password-stdin"},
            password_of(i) + "\n"
        );
        server_->command({"team", "member", "--team", "Bench", "--address", address_of(i)});
    }
}

void Crowd::sign_in() {
    for (std::size_t i = 0; i < shape_.members; ++i) {
        const json asked = {{"address", address_of(i)}, {"password", password_of(i)}};
        const Reply reply = Http(server_->port()).post("/api/sign-in", asked.dump());
        const json me = checked(reply, "sign-in");
        cookies_.push_back(reply.cookie);
        accounts_.push_back(me.at("account"));
        team_ = me.at("teams").at(0).at("id");
    }
}

void Crowd::make_rooms() {
    Http http(server_->port());
    http.be(cookies_.front());
    for (std::size_t i = 0; i < shape_.rooms; ++i) {
        const std::string alias = "Room " + std::to_string(i);
        const json asked = {{"team", team_}, {"alias", alias}, {"roster", accounts_}};
        rooms_.push_back(checked(http.post("/api/rooms", asked.dump()), "rooms").at("id"));
    }
}

std::string Crowd::ticket(std::size_t room, std::size_t place) const {
    Http http(server_->port());
    http.be(cookies_[place]);
    return checked(http.post("/api/rooms/" + rooms_[room] + "/ticket", "{}"), "ticket")
        .at("ticket");
}

void Crowd::enter_one(std::size_t room, std::size_t place) {
    Member& entering = member(room, place);
    entering.leave();
    entering.enter({server_->port(), rooms_[room], cookies_[place], ticket(room, place)});
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLET | EPOLLRDHUP;
    event.data.ptr = &entering;
    ::epoll_ctl(ready_, EPOLL_CTL_ADD, entering.socket(), &event);
}

void Crowd::enter() {
    for (std::size_t i = 0; i < members_.size(); ++i) {
        enter_one(i / shape_.members, i % shape_.members);
        serve(0);
    }
    serve_until("coming in", [this] {
        return std::all_of(members_.begin(), members_.end(), [](const auto& one) {
            return one->is_in();
        });
    });
}

void Crowd::leave() {
    for (const auto& one : members_)
        one->leave();
}

void Crowd::serve(int wait_ms) {
    std::array<epoll_event, 256> events{};
    const int count = ::epoll_wait(ready_, events.data(), events.size(), wait_ms);
    for (int i = 0; i < count; ++i) {
        static_cast<Member*>(events[static_cast<std::size_t>(i)].data.ptr)->serve();
    }
}

void Crowd::serve_until(const char* what, const std::function<bool()>& so) {
    const Nanos last = now() + patience;
    while (!so()) {
        if (now() > last) {
            throw std::runtime_error(std::string("Too long: ") + what + " " + tally_.refusal);
        }
        serve(1);
    }
}

template <class Say>
void Crowd::all_say(const Say& say) {
    for (std::size_t room = 0; room < shape_.rooms; ++room)
        say(member(room, 0));
    serve_until("answers", [this] {
        return std::all_of(members_.begin(), members_.end(), [](const auto& one) {
            return one->unanswered() == 0;
        });
    });
    if (tally_.refused > 0) throw std::runtime_error("Refused: " + tally_.refusal);
}

void Crowd::open_sessions() {
    const auto everybody = [this](const auto& so) {
        return [this, so] { return std::all_of(members_.begin(), members_.end(), so); };
    };
    all_say([](Member& lead) {
        lead.say("command", R"(,"do":"session.open","with":{"format":"open_room"}})");
    });
    serve_until("the agreement", everybody([](const auto& one) {
                    return !one->contract().empty();
                }));
    all_say([](Member& lead) {
        lead.say(
            "change",
            R"(,"stage":)" + std::to_string(lead.rev()) + R"(,"ops":[{"o":"set","id":")" +
                lead.contract() + "\"," + gate + "}]}"
        );
    });
    all_say([](Member& lead) {
        lead.say(
            "command",
            R"(,"do":"stage.next","if":{"stage":)" + std::to_string(lead.rev()) + "}}"
        );
    });
    serve_until("the next stage", everybody([](const auto& one) {
                    return one->stage() == "together";
                }));
}

void Crowd::make_records() {
    for (const auto& one : members_)
        one->make_records();
    all_say([](Member&) {});
}

void Crowd::ack_all() {
    for (const auto& one : members_)
        one->ack();
}

void Crowd::settle() {
    serve_until("answers", [this] {
        return std::all_of(members_.begin(), members_.end(), [](const auto& one) {
            return one->unanswered() == 0;
        });
    });
    const Nanos last = now() + 2'000'000'000;
    while (lost() > 0 && now() < last)
        serve(1);
}

std::size_t Crowd::lost() const {
    std::size_t lost = 0;
    for (std::size_t i = 0; i < members_.size(); ++i) {
        const std::size_t first = i - i % shape_.members;
        for (std::size_t other = first; other < first + shape_.members; ++other) {
            if (other == i) continue;
            const std::int64_t heard = members_[other]->witness().last_of(i - first);
            const std::int64_t acked = members_[i]->acked_number();
            if (heard < acked) lost += static_cast<std::size_t>(acked - heard);
        }
    }
    return lost + tally_.gaps;
}

}  // namespace bench
