// The reviews page.
import { startPage } from "../panels/site/page";
import { Reviews } from "../panels/site/reviews";
import { say } from "../state/words";

void startPage({ title: say("page.reviews"), here: "reviews", page: () => <Reviews /> });
