// The summary page: the newest page of a room, or the one that was asked for.
import { useEffect } from "preact/hooks";
import { api } from "../../link/api";
import type { Answer } from "../../link/http";
import type { Signed } from "../../protocol/signed_page";
import { say } from "../../state/words";
import { day, Empty } from "../parts";
import { Readings, ReviewerAnswers, RoomAnswer, WordsSaid } from "./answers";
import { Loaded, useAnswer } from "./page";
import { PageAsSigned } from "./signed_page";

type Props = {
  readonly id: string;
  readonly room: string;
  readonly onAlias: (alias: string) => void;
};

type Found = { readonly signed: Signed | undefined };

async function find(props: Props): Promise<Answer<Found>> {
  if (props.id === "") {
    const pages = await api.summaries(props.room);
    if (pages.kind !== "ok") return pages;
    const newest = [...pages.value].sort((a, b) => b.signedAt - a.signedAt)[0];
    return newest
      ? find({ ...props, id: newest.id })
      : { kind: "ok", value: { signed: undefined } };
  }
  const page = await api.summary(props.id);
  if (page.kind !== "ok") return page;
  props.onAlias(page.value.page.alias);
  return { kind: "ok", value: { signed: page.value } };
}

/** The room's other pages, newest first. */
function OtherPages(props: { readonly signed: Signed }) {
  const { page } = props.signed;
  const pages = useAnswer(() => api.summaries(page.room));
  const all = pages.answer?.kind === "ok" ? pages.answer.value : [];
  const others = all.filter((one) => one.id !== page.id);
  if (others.length === 0) return null;
  return (
    <section class="screen-only" aria-labelledby="others">
      <h2 id="others">{say("signed.others")}</h2>
      <ul>
        {[...others]
          .sort((a, b) => b.signedAt - a.signedAt)
          .map((one) => (
            <li key={one.id}>
              <a href={`/summary?id=${encodeURIComponent(one.id)}`}>{day(one.signedAt)}</a>
              {one.version > 1 ? `, ${say("signed.version", { n: one.version })}` : ""}
            </li>
          ))}
      </ul>
    </section>
  );
}

/** What a link pointed at is here only now: go there once. */
function useLateTarget(ready: boolean): void {
  useEffect(() => {
    const target = location.hash === "" ? null : document.getElementById(location.hash.slice(1));
    if (ready && target) target.scrollIntoView();
  }, [ready]);
}

export function SummaryPage(props: Props) {
  const found = useAnswer(() => find(props));
  useLateTarget(found.answer?.kind === "ok");
  const changed = () => void found.reload();
  return (
    <Loaded loading={found}>
      {({ signed }) =>
        signed ? (
          <>
            <RoomAnswer signed={signed} onChanged={changed} />
            <PageAsSigned signed={signed} />
            <WordsSaid signed={signed} />
            {signed.reviewer ? <ReviewerAnswers signed={signed} onChanged={changed} /> : null}
            <Readings signed={signed} />
            <OtherPages key={signed.page.id} signed={signed} />
            <p class="screen-only">
              <a href={`/door?room=${encodeURIComponent(signed.page.room)}`}>
                {say("signed.to_door")}
              </a>
            </p>
          </>
        ) : (
          <Empty text={say("signed.none")}>
            <a href={`/door?room=${encodeURIComponent(props.room)}`}>{say("signed.to_door")}</a>
          </Empty>
        )
      }
    </Loaded>
  );
}
