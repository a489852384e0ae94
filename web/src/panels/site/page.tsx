// What every page for people who are signed in begins with: who they are, or the way to sign in.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { api } from "../../link/api";
import type { Answer } from "../../link/http";
import { forgetEverything } from "../../link/indexed_keeper";
import type { Me } from "../../protocol/site";
import { say } from "../../state/words";
import { ErrorSummary } from "../field";
import { type PageName, Shell, show } from "../shell";
import { problemWords } from "./problem";

export async function signOut(): Promise<void> {
  await api.signOut();
  await forgetEverything();
  location.assign("/");
}

type PageOptions = {
  readonly title: string;
  readonly here?: PageName;
  readonly page: (me: Me) => ComponentChildren;
};

/** A path of this site to come back to after signing in; anything else is the lobby. */
export function wayBack(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "";
  return /^\/[a-z]/.test(next) && !next.includes("\\") ? next : "/rooms";
}

/** Shows the page once it is known who is here; whoever is not signed in is sent to do so. */
export async function startPage(options: PageOptions): Promise<void> {
  const here = options.here ?? "none";
  const me = await api.me();
  if (me.kind === "refused" && me.status === 401) {
    const back = location.pathname + location.search;
    location.replace(`/?next=${encodeURIComponent(back)}`);
    return;
  }
  if (me.kind !== "ok") {
    show(
      options.title,
      <Shell title={options.title}>
        <Failed answer={me} />
      </Shell>,
    );
    return;
  }
  show(
    options.title,
    <Shell
      title={options.title}
      here={here}
      name={me.value.name}
      showReviews={me.value.mandate === "manager" || here === "reviews"}
      onSignOut={() => void signOut()}
    >
      {options.page(me.value)}
    </Shell>,
  );
}

export function Failed(props: {
  readonly answer: Exclude<Answer<unknown>, { readonly kind: "ok" }>;
  readonly onRetry?: () => void;
}) {
  return (
    <>
      <ErrorSummary problems={[{ field: "", text: problemWords(props.answer) }]} />
      <div class="row">
        <button type="button" onClick={props.onRetry ?? (() => location.reload())}>
          {say("site.try_again")}
        </button>
        <a href="/rooms">{say("page.rooms")}</a>
      </div>
    </>
  );
}

export type Loading<T> = {
  readonly answer: Answer<T> | undefined;
  readonly reload: () => Promise<void>;
};

/** Asks once when the page opens, and again when told to; what was shown stays until then. */
export function useAnswer<T>(ask: () => Promise<Answer<T>>): Loading<T> {
  const [answer, setAnswer] = useState<Answer<T> | undefined>(undefined);
  const reload = async () => setAnswer(await ask());
  useEffect(() => {
    void reload();
  }, []);
  return { answer, reload };
}

export function Loaded<T>(props: {
  readonly loading: Loading<T>;
  readonly children: (value: T) => ComponentChildren;
}) {
  const { answer, reload } = props.loading;
  if (answer === undefined) return <p role="status">{say("page.loading")}</p>;
  if (answer.kind !== "ok") return <Failed answer={answer} onRetry={() => void reload()} />;
  return <>{props.children(answer.value)}</>;
}

/** One action at a time: what it said last, and whether it is under way. */
export function useAction(): {
  readonly busy: boolean;
  readonly problem: string;
  readonly run: <T>(ask: () => Promise<Answer<T>>, then: (value: T) => unknown) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  return {
    busy,
    problem,
    run: async (ask, then) => {
      if (busy) return;
      setBusy(true);
      setProblem("");
      const answer = await ask();
      setBusy(false);
      if (answer.kind === "ok") await then(answer.value);
      else setProblem(problemWords(answer));
    },
  };
}

export function Problem(props: { readonly text: string }) {
  return props.text ? (
    <p class="error-text" role="alert">
      {props.text}
    </p>
  ) : null;
}
