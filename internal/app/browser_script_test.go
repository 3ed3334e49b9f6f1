package app

import (
	"image"
	"image/color"
	"image/draw"
)

// Expressions that the browser test runs in a page.
const (
	// widestElement names an element that goes beyond the window.
	widestElement = `(() => {
		let worst = null;
		for (const e of document.querySelectorAll("body *")) {
			const r = e.getBoundingClientRect();
			if (r.right > document.documentElement.clientWidth && (!worst || r.right > worst.getBoundingClientRect().right)) worst = e;
		}
		return worst ? worst.tagName + "." + worst.className + ": " + worst.textContent.slice(0, 60) : "";
	})()`

	// contrastScript lists visible text whose contrast is below WCAG 2.2 AA
	// (success criterion 1.4.3): 4.5, or 3 for large text.
	contrastScript = `JSON.stringify((() => {
		const parse = c => { const m = c.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
		const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
			.reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
		const ground = e => {
			for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; }
			return [255, 255, 255, 1];
		};
		const faint = [];
		const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let n; n = walk.nextNode();) {
			const e = n.parentElement, text = n.data.trim();
			if (!text || !e.checkVisibility({visibilityProperty: true}) || e.closest(".visually-hidden, .skip, title")) continue;
			const s = getComputedStyle(e), size = parseFloat(s.fontSize), want = size >= 24 || size >= 18.66 && s.fontWeight >= 700 ? 3 : 4.5;
			const [a, b] = [light(parse(s.color)), light(ground(e))].sort((x, y) => y - x);
			const ratio = (a + 0.05) / (b + 0.05);
			if (ratio < want) faint.push({Text: text.slice(0, 40), Where: e.tagName + "." + e.className, Ratio: ratio, Want: want});
		}
		return faint;
	})())`

	// smallTargets lists what is pressed and smaller than 24 px (WCAG 2.2,
	// success criterion 2.5.8), except links in running text.
	smallTargets = `[...document.querySelectorAll("a, button, summary, input:not([type=hidden]), textarea")].filter(e => {
		if (!e.checkVisibility({visibilityProperty: true}) || e.closest(".skip")) return false;
		if (e.tagName === "A" && getComputedStyle(e).display === "inline") return false;
		const r = e.getBoundingClientRect();
		return r.width < 24 || r.height < 24;
	}).map(e => e.tagName + " " + e.textContent.trim().slice(0, 30)).join("; ")`

	// axeScript lists what axe-core finds.
	axeScript = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r =>
		r.violations.map(v => v.id + " (" + v.nodes.map(n => n.target.join(" ")).slice(0, 3).join(", ") + "): " + v.help).join("\n"))`
)

// paletted reduces a picture of a page to the 256 colors that it has most
// of, which makes the file small.
func paletted(picture image.Image) *image.Paletted {
	count := map[color.RGBA]int{}
	bounds := picture.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			count[color.RGBAModel.Convert(picture.At(x, y)).(color.RGBA)]++ //nolint:forcetypeassert // what the model makes
		}
	}
	palette := color.Palette{}
	for len(palette) < 256 && len(count) > 0 {
		var most color.RGBA
		n := -1
		for c, k := range count {
			if k > n {
				most, n = c, k
			}
		}
		palette = append(palette, most)
		delete(count, most)
	}
	out := image.NewPaletted(bounds, palette)
	draw.Draw(out, bounds, picture, bounds.Min, draw.Src)
	return out
}
