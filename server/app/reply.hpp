// Answers over HTTP: a JSON body, or a refusal with its code and a sentence for a person.
#pragma once

#include "server/net/http_message.hpp"
#include "server/vocabulary/refusal.hpp"

#include <string>
#include <string_view>

namespace spacebetween {

HttpResponse json_reply(std::string body, unsigned status = 200);

/// `{}`: done, and there is nothing to tell.
HttpResponse done_reply();

/// `{"error":{"code":...,"says":...}}` with the status of the refusal.
HttpResponse refusal_reply(HttpRefusal refusal);

/// A bad request of its own code and words, with a list of reasons: an array in JSON.
HttpResponse reasoned_reply(std::string_view code, std::string_view says, std::string_view reasons);

/// A refusal of the room, as its own code.
HttpResponse refusal_reply(Refusal refusal);

}  // namespace spacebetween
