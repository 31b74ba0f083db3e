import assert from "node:assert/strict";
import { findPlace, jsonPath, placeOf, type Place } from "../../../src/webview/record/jsonPath";
import { parseJson } from "../../../src/webview/record/parseJson";

const tree = parseJson(
  JSON.stringify({
    geoLocationList: [{ ip: "192.0.2.1" }],
    "a.b": { "": 1, "it's": 2, 'say "x"': 3, "\\": 4, "\n": 5 },
    "7": 6,
  }),
);

describe("a node's path", () => {
  const paths: [Place, string][] = [
    [[], "$"],
    [["geoLocationList", 0, "ip"], "$.geoLocationList[0].ip"],
    [["a.b"], "$['a.b']"],
    [["a.b", ""], "$['a.b']['']"],
    [["a.b", "it's"], "$['a.b']['it\\'s']"],
    [["a.b", 'say "x"'], "$['a.b']['say \"x\"']"],
    [["a.b", "\\"], "$['a.b']['\\\\']"],
    [["a.b", "\n"], "$['a.b']['\\n']"],
    [["7"], "$['7']"],
  ];
  for (const [place, path] of paths) {
    it(`of ${JSON.stringify(place)} is ${path}`, () => {
      const node = findPlace(tree, place);
      assert.ok(node);
      assert.deepEqual(placeOf(node), place);
      assert.equal(jsonPath(node), path);
    });
  }

  it("does not exist if the record has no such place", () => {
    for (const place of [
      ["x"],
      ["geoLocationList", 1],
      ["geoLocationList", "0"],
      ["geoLocationList", -1],
      ["7", 0],
      [0],
    ]) {
      assert.equal(findPlace(tree, place), undefined);
    }
  });
});
