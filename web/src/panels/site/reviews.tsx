// A manager's reviews: safety first, then what waits to be read, what must be decided, what was read.
import type { ComponentChildren } from "preact";
import { api } from "../../link/api";
import type { ReviewRoom } from "../../protocol/reviews";
import type { SummaryOfRoom } from "../../protocol/site";
import type { BoardRecord } from "../../protocol/values";
import { dateOf, flagOf, numberOf, textOf } from "../../state/board";
import { dateWords, dayOfDate, dayOfPage, isPast } from "../../state/dates";
import { say, sayNamed } from "../../state/words";
import { day, dayAndTime, Empty } from "../parts";
import { Loaded, useAnswer } from "./page";

function Group(props: {
  readonly id: string;
  readonly title: string;
  readonly empty: string;
  readonly children: readonly ComponentChildren[];
}) {
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.children.length === 0 ? (
        <p class="secondary">{props.empty}</p>
      ) : (
        <ul class="plain">{props.children}</ul>
      )}
    </section>
  );
}

function Stop(props: { readonly room: ReviewRoom; readonly stop: BoardRecord }) {
  const { room, stop } = props;
  const about = textOf(stop, "about");
  const whose = [about === "" ? "" : sayNamed("choice.safety_stop.about", about)]
    .concat(textOf(stop, "about_name"))
    .filter((part) => part !== "");
  const feared = textOf(stop, "feared");
  const phoning = textOf(stop, "phoning");
  return (
    <li class="card safety-card">
      <h3>
        {room.alias}
        {whose.length === 0 ? "" : `: ${whose.join(", ")}`}
      </h3>
      <p>{textOf(stop, "known") || say("reviews.no_words")}</p>
      {feared === "" ? null : (
        <p>
          {sayNamed("field.safety_stop", "feared")}: {feared}
        </p>
      )}
      {phoning === "" ? null : (
        <p>
          {sayNamed("field.safety_stop", "phoning")}: {phoning}
        </p>
      )}
      <p class="secondary">
        {say("reviews.raised", {
          name: room.names.get(textOf(stop, "raised_by")) ?? say("reviews.a_member"),
          when: dayAndTime(numberOf(stop, "raised_at") ?? 0),
        })}{" "}
        {say("reviews.to_follow")}
      </p>
      <a class="button" href={`/door?room=${encodeURIComponent(room.id)}`}>
        {say("signed.to_door")}
      </a>
    </li>
  );
}

function Page(props: { readonly room: ReviewRoom; readonly page: SummaryOfRoom }) {
  const { room, page } = props;
  return (
    <li class="card">
      <h3>
        <a href={`/summary?id=${encodeURIComponent(page.id)}`}>
          {say("reviews.page", { alias: room.alias, day: day(page.signedAt) })}
        </a>
      </h3>
      <p class="secondary">
        {[
          page.version > 1 ? say("signed.version", { n: page.version }) : "",
          page.questionOpen ? say("reviews.question_open") : "",
          page.acknowledged ? say("reviews.acknowledged") : say("reviews.not_acknowledged"),
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
    </li>
  );
}

function Needed(props: { readonly room: ReviewRoom; readonly needed: BoardRecord }) {
  const { room, needed } = props;
  const newest = room.summaries[0];
  const by = dateOf(needed, "by_when");
  const late = isPast(by, Date.now());
  return (
    <li class="card">
      <h3>{textOf(needed, "text")}</h3>
      <p class="secondary">{room.alias}</p>
      {by ? (
        <p class={late ? "amber" : ""}>
          {late ? <strong>{say("reviews.overdue")} </strong> : null}
          {sayNamed("field.decision_needed", "by_when")}: {dateWords(by)}
        </p>
      ) : null}
      {flagOf(needed, "taken_outside") ? (
        <p>{sayNamed("field.decision_needed", "taken_outside")}</p>
      ) : null}
      {newest ? (
        <a class="button" href={`/summary?id=${encodeURIComponent(newest.id)}#your-answer`}>
          {say("reviews.decide")}
        </a>
      ) : (
        <p>{say("reviews.to_follow")}</p>
      )}
    </li>
  );
}

/** Over all her rooms: what should have been decided longest ago stands first, what has no day last. */
export function mostOverdueFirst(
  rooms: readonly ReviewRoom[],
): readonly { readonly room: ReviewRoom; readonly needed: BoardRecord }[] {
  const day = (needed: BoardRecord) => dayOfDate(dateOf(needed, "by_when")) || "9999";
  return rooms
    .flatMap((room) => room.decisions.map((needed) => ({ room, needed })))
    .sort((a, b) => day(a.needed).localeCompare(day(b.needed)));
}

/** Over all her rooms, the longest past first. */
export function pastTalks(rooms: readonly ReviewRoom[], now: number) {
  return rooms
    .flatMap((room) => room.talks.map((talk) => ({ room, talk })))
    .filter(({ talk }) => isPast(talk.when, now))
    .sort((a, b) => dayOfPage(a.talk.when).localeCompare(dayOfPage(b.talk.when)));
}

/** Without its words: whoever reads those on the page is known to the room. */
function Talk(props: ReturnType<typeof pastTalks>[number]) {
  const { room, talk } = props;
  return (
    <li class="card">
      <h3>{room.alias}</h3>
      <p class="amber">{say("reviews.talk", { when: dateWords(talk.when) })}</p>
      <a class="button" href={`/summary?id=${encodeURIComponent(talk.page)}`}>
        {say("reviews.read_page")}
      </a>
    </li>
  );
}

function Talks(props: { readonly rooms: readonly ReviewRoom[] }) {
  const past = pastTalks(props.rooms, Date.now());
  return (
    <section aria-labelledby="talks">
      <h2 id="talks">{say("reviews.talks")}</h2>
      <p class="secondary">
        {past.length === 0 ? say("reviews.no_talks") : say("reviews.talks_hint")}
      </p>
      <ul class="plain">
        {past.map(({ room, talk }, at) => (
          <Talk key={`${talk.page}-${at}`} room={room} talk={talk} />
        ))}
      </ul>
    </section>
  );
}

function newestFirst(
  rooms: readonly ReviewRoom[],
  wanted: (page: SummaryOfRoom) => boolean,
): readonly { readonly room: ReviewRoom; readonly page: SummaryOfRoom }[] {
  return rooms
    .flatMap((room) => room.summaries.filter(wanted).map((page) => ({ room, page })))
    .sort((a, b) => b.page.signedAt - a.page.signedAt);
}

function All(props: { readonly rooms: readonly ReviewRoom[] }) {
  const { rooms } = props;
  if (rooms.length === 0) return <Empty text={say("reviews.not_yours")} />;
  const page = ({ room, page }: { readonly room: ReviewRoom; readonly page: SummaryOfRoom }) => (
    <Page key={page.id} room={room} page={page} />
  );
  return (
    <>
      <Group id="safety" title={say("reviews.safety")} empty={say("reviews.no_safety")}>
        {rooms.flatMap((room) =>
          room.safety.map((stop) => <Stop key={stop.id} room={room} stop={stop} />),
        )}
      </Group>
      <Group id="waiting" title={say("reviews.waiting")} empty={say("reviews.none_waits")}>
        {newestFirst(rooms, (one) => !one.acknowledged).map(page)}
      </Group>
      <Group id="decisions" title={say("reviews.decisions")} empty={say("reviews.no_decisions")}>
        {mostOverdueFirst(rooms).map(({ room, needed }) => (
          <Needed key={needed.id} room={room} needed={needed} />
        ))}
      </Group>
      <Talks rooms={rooms} />
      <Group id="read" title={say("reviews.read")} empty={say("reviews.none_read")}>
        {newestFirst(rooms, (one) => one.acknowledged).map(page)}
      </Group>
    </>
  );
}

export function Reviews() {
  const reviews = useAnswer(api.reviews);
  return <Loaded loading={reviews}>{(rooms) => <All rooms={rooms} />}</Loaded>;
}
