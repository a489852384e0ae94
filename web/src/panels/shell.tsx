// The frame of every page but the room: skip link, header with navigation, one h1, footer.
import type { ComponentChildren } from "preact";
import { render } from "preact";
import { say } from "../state/words";

export type PageName = "rooms" | "conversations" | "reviews" | "help" | "me" | "none";

type ShellProps = {
  readonly title: string;
  readonly here?: PageName;
  /** Who is signed in; no navigation without it. */
  readonly name?: string | undefined;
  readonly showReviews?: boolean;
  readonly onSignOut?: () => void;
  readonly children: ComponentChildren;
};

function PageLink(props: {
  readonly to: PageName;
  readonly here?: PageName;
  readonly label: string;
}) {
  return (
    <a href={`/${props.to}`} aria-current={props.to === props.here ? "page" : undefined}>
      {props.label}
    </a>
  );
}

function Navigation(props: ShellProps) {
  const here = props.here ?? "none";
  if (!props.name) return null;
  return (
    <nav aria-label={say("page.navigation")}>
      <PageLink to="rooms" here={here} label={say("page.rooms")} />
      <PageLink to="conversations" here={here} label={say("page.conversations")} />
      {props.showReviews ? <PageLink to="reviews" here={here} label={say("page.reviews")} /> : null}
    </nav>
  );
}

export function Shell(props: ShellProps) {
  return (
    <>
      <a class="skip" href="#main">
        {say("page.skip")}
      </a>
      <header class="page-header">
        <span class="product">{say("product.name")}</span>
        <Navigation {...props} />
        <a href="/help">{say("page.help")}</a>
        {props.name ? <span>{props.name}</span> : null}
        {props.name && props.onSignOut ? (
          <button type="button" class="quiet" onClick={props.onSignOut}>
            {say("page.sign_out")}
          </button>
        ) : null}
      </header>
      <main class="page" id="main" tabIndex={-1}>
        <h1>{props.title}</h1>
        {props.children}
      </main>
      <footer class="page-footer">
        <p class="hint">{say("page.footer")}</p>
      </footer>
    </>
  );
}

/** Replaces what the static page shows by the application, and sets the page's title. */
export function show(title: string, page: ComponentChildren): void {
  const root = document.getElementById("app");
  if (!root) return;
  document.title = `${title} – ${say("product.name")}`;
  root.replaceChildren();
  render(page, root);
}
