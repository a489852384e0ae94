// The summary page: the newest page of a room, or the one that was asked for.
import { api } from "../../link/api";
import type { Answer } from "../../link/http";
import type { Signed } from "../../protocol/signed_page";
import { say } from "../../state/words";
import { Empty } from "../parts";
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

export function SummaryPage(props: Props) {
  const found = useAnswer(() => find(props));
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
