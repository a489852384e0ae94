// The summary page.
import { headPage } from "../panels/site/heading";
import { startPage } from "../panels/site/page";
import { SummaryPage } from "../panels/site/summary";
import { say } from "../state/words";

const query = new URLSearchParams(location.search);

void startPage({
  title: say("page.summary"),
  page: () => (
    <SummaryPage
      id={query.get("id") ?? ""}
      room={query.get("room") ?? ""}
      onAlias={(alias) => headPage(say("summary.title", { alias }))}
    />
  ),
});
