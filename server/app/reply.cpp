// Answers over HTTP: a JSON body, or a refusal with its code and a sentence for a person.
#include "server/app/reply.hpp"

#include "server/protocol/json_writer.hpp"
#include "server/vocabulary/words.hpp"

#include <string_view>
#include <utility>

namespace spacebetween {
namespace {

HttpResponse error_reply(
    unsigned status,
    std::string_view code,
    std::string_view says,
    std::string_view reasons = {}
) {
    std::string body;
    JsonWriter json(body);
    json.open_object().key("error").open_object();
    json.key("code").word(code).key("says").text(says);
    if (!reasons.empty()) json.key("reasons").raw(reasons);
    json.close_object().close_object();
    return json_reply(std::move(body), status);
}

}  // namespace

HttpResponse json_reply(std::string body, unsigned status) {
    return http_response(status, "application/json", std::move(body));
}

HttpResponse done_reply() { return json_reply("{}"); }

HttpResponse refusal_reply(HttpRefusal refusal) {
    const std::string key = "http." + std::string(to_string(refusal));
    const auto status = static_cast<unsigned>(http_status(refusal));
    return error_reply(status, to_string(refusal), word(key));
}

HttpResponse
reasoned_reply(std::string_view code, std::string_view says, std::string_view reasons) {
    return error_reply(400, code, says, reasons);
}

HttpResponse refusal_reply(Refusal refusal) {
    if (refusal == Refusal::not_found) return refusal_reply(HttpRefusal::unknown);
    if (refusal == Refusal::storage_readonly) return refusal_reply(HttpRefusal::server_readonly);
    if (refusal == Refusal::not_allowed) return refusal_reply(HttpRefusal::forbidden);
    const std::string key = "refusal." + std::string(to_string(refusal));
    return error_reply(422, to_string(refusal), word(key));
}

}  // namespace spacebetween
