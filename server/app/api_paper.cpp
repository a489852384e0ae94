// Paper to draw on by hand, as a page that a browser shows and prints; it holds nothing of any
// room.
#include "server/app/api_handlers.hpp"
#include "server/app/reply.hpp"
#include "server/render/sheets.hpp"

#include <utility>

namespace spacebetween::api {
namespace {

/// The page brings its own size of paper as a style, and nothing else.
constexpr std::string_view only_its_style =
    "default-src 'none'; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

std::optional<std::string> sheet_of(std::string_view kind, render::Paper paper) {
    if (kind == "genogram") return render::blank_genogram(paper);
    if (kind == "rings") return render::blank_rings(paper);
    return std::nullopt;
}

}  // namespace

Answering blank_paper(Call call) {
    const auto paper = render::paper_named(call.request.query_value("page").value_or("a4"));
    if (!paper) co_return refusal_reply(HttpRefusal::bad_request);
    auto sheet = sheet_of(call.parts.at(0), *paper);
    if (!sheet) co_return refusal_reply(HttpRefusal::unknown);
    auto reply = http_response(200, "text/html; charset=utf-8", *std::move(sheet));
    reply.fields.push_back({"Content-Security-Policy", std::string(only_its_style)});
    co_return reply;
}

}  // namespace spacebetween::api
