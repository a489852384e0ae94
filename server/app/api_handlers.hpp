// Every question that the API answers, one function each. shared/protocol/openapi.json has the
// bodies.
#pragma once

#include "server/app/call.hpp"

namespace spacebetween::api {

using Answering = boost::asio::awaitable<HttpResponse>;

// --- who one is: api_login.cpp
Answering health(Call call);
Answering sign_in(Call call);
Answering sign_out(Call call);
Answering me(Call call);
Answering teams(Call call);
Answering new_ticket(Call call);

// --- rooms: api_rooms.cpp, api_door.cpp, api_plan.cpp
Answering my_rooms(Call call);
Answering start_room(Call call);
Answering door(Call call);
Answering change_settings(Call call);
Answering change_roster(Call call);
Answering plan_session(Call call);
Answering calendar_entry(Call call);

// --- the map, laid out by the machine: api_tidy.cpp
Answering tidy(Call call);

// --- formats of a team: api_formats.cpp
Answering team_formats(Call call);
Answering team_format(Call call);
Answering save_format(Call call);

// --- looking back, and practising: api_history.cpp, api_practice.cpp
Answering sessions_of_room(Call call);
Answering look_back(Call call);
Answering copy_practice(Call call);
Answering reset_practice(Call call);

// --- families' files, in and out: api_import.cpp, api_copy.cpp
Answering import_file(Call call);
Answering copy_of_map(Call call);

// --- sheets to draw on by hand: api_paper.cpp
Answering blank_paper(Call call);

// --- links for one person: api_invitations.cpp
Answering invite(Call call);
Answering invitation(Call call);
Answering accept_invitation(Call call);

// --- pages that were signed, and what comes of them: api_summaries.cpp, api_reviews.cpp
Answering summaries_of_room(Call call);
Answering summary(Call call);
Answering acknowledge_summary(Call call);
Answering question_summary(Call call);
Answering answer_summary(Call call);
Answering decide_summary(Call call);
Answering reviews(Call call);
Answering conversations(Call call);
Answering drafts(Call call);
Answering begin_agenda(Call call);
Answering agenda(Call call);
Answering came_back(Call call);

}  // namespace spacebetween::api
