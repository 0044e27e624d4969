"use strict";
(function () {
  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  /* Tables that sort by column: numbers by their full value, missing ones last. */
  function sortBy(button) {
    var head = button.closest("th");
    var table = head.closest("table");
    var body = table.tBodies[0];
    var column = Array.prototype.indexOf.call(head.parentNode.children, head);
    var down = head.getAttribute("aria-sort") === "ascending";
    all("th", table.tHead).forEach(function (one) {
      one.removeAttribute("aria-sort");
    });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    var numeric = head.hasAttribute("data-number");
    var rows = all("tr", body).map(function (row, place) {
      var cell = row.children[column];
      var key = cell.hasAttribute("data-value") ? cell.getAttribute("data-value") : cell.textContent.trim();
      return { row: row, place: place, key: numeric ? (key === "" ? NaN : Number(key)) : key };
    });
    rows.sort(function (a, b) {
      var order;
      if (numeric) {
        if (isNaN(a.key) || isNaN(b.key)) {
          return isNaN(a.key) - isNaN(b.key) || a.place - b.place;
        }
        order = a.key - b.key;
      } else {
        order = a.key.localeCompare(b.key, "en", { numeric: true });
      }
      return (down ? -order : order) || a.place - b.place;
    });
    rows.forEach(function (one) {
      body.appendChild(one.row);
    });
  }

  function plain(text) {
    return text.replace(/\s+/g, " ").trim();
  }

  function tabSeparated(table) {
    return all("tr", table)
      .map(function (row) {
        return all("th, td", row)
          .map(function (cell) {
            if (cell.hasAttribute("data-copy")) {
              return cell.getAttribute("data-copy").split("\t").map(plain).join("\t");
            }
            return plain(cell.hasAttribute("data-value") ? cell.getAttribute("data-value") : cell.textContent);
          })
          .join("\t");
      })
      .join("\n");
  }

  function copy(button) {
    var text = tabSeparated(document.getElementById(button.getAttribute("data-table")));
    var before = button.textContent;
    function done(worked) {
      button.textContent = worked ? "Copied" : "Copying is not allowed here";
      setTimeout(function () {
        button.textContent = before;
      }, 2000);
    }
    function byHand() {
      var area = document.createElement("textarea");
      area.value = text;
      document.body.appendChild(area);
      area.select();
      var worked = document.execCommand("copy");
      area.remove();
      done(worked);
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(function () {
        done(true);
      }, byHand);
    } else {
      byHand();
    }
  }

  /* Vega-Lite takes the place of the drawing when a reader asks for it. */
  function colours() {
    var style = getComputedStyle(document.documentElement);
    function of(name) {
      return style.getPropertyValue(name).trim();
    }
    var axis = {
      labelColor: of("--quiet"), titleColor: of("--ink"), domainColor: of("--rule"), tickColor: of("--rule"),
      gridColor: of("--rule"), gridOpacity: 0.35, titleFontWeight: "normal", titleFontSize: 12
    };
    return {
      background: "transparent",
      font: "Helvetica Neue, Helvetica, Arial, sans-serif",
      axis: axis,
      legend: { labelColor: of("--quiet"), titleColor: of("--ink"), titleFontWeight: "normal", labelLimit: 150,
        gradientLength: 180 },
      view: { stroke: null }
    };
  }

  var tip = document.getElementById("tip");

  function tooltip(handler, event, item, value) {
    tip.textContent = "";
    if (value === null || value === undefined || value === "") {
      tip.hidden = true;
      return;
    }
    Object.keys(value).forEach(function (name) {
      var line = document.createElement("div");
      var key = document.createElement("span");
      key.textContent = name;
      line.appendChild(key);
      line.appendChild(document.createTextNode(" " + value[name]));
      tip.appendChild(line);
    });
    tip.hidden = false;
    var x = Math.min(event.clientX + 14, window.innerWidth - tip.offsetWidth - 8);
    var y = Math.min(event.clientY + 14, window.innerHeight - tip.offsetHeight - 8);
    tip.style.left = Math.max(4, x) + "px";
    tip.style.top = Math.max(4, y) + "px";
  }

  function explore(button) {
    var figure = button.closest("figure");
    var still = figure.querySelector(".still");
    var live = figure.querySelector(".live");
    if (!live.hidden) {
      live.hidden = true;
      still.hidden = false;
      tip.hidden = true;
      button.setAttribute("aria-pressed", "false");
      return;
    }
    var spec = JSON.parse(document.getElementById(button.getAttribute("data-spec")).textContent);
    var meta = spec.usermeta || {};
    spec.width = still.clientWidth - 4;
    spec.height = meta.aspect ? Math.min(Math.max(meta.aspect, 0.3), 1.6) * spec.width
      : meta.rows ? meta.rows * meta.rowHeight + 60 : 0.68 * spec.width;
    live.hidden = false;
    still.hidden = true;
    button.setAttribute("aria-pressed", "true");
    var compiled = vegaLite.compile(spec, { config: colours() }).spec;
    var view = new vega.View(vega.parse(compiled, null, { ast: true }), {
      expr: vega.expressionInterpreter,
      renderer: meta.renderer || "svg",
      container: live,
      hover: true,
      tooltip: tooltip
    });
    view.runAsync().then(function () {
      figure.setAttribute("data-drawn", "vega");
    });
  }

  function openTarget() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") {
        node.open = true;
      }
    }
    if (target) {
      target.scrollIntoView();
    }
    if (id === "interactive") {
      all("button.explore").forEach(function (button) {
        if (button.getAttribute("aria-pressed") === "false") {
          button.closest("details") && (button.closest("details").open = true);
          explore(button);
        }
      });
    }
  }

  all("button.sort").forEach(function (button) {
    button.addEventListener("click", function () {
      sortBy(button);
    });
  });
  all("button.copy").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      copy(button);
    });
  });
  all("button.explore").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      explore(button);
    });
  });
  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", function () {
    all("details").forEach(function (one) {
      one.open = true;
    });
  });
  openTarget();
})();
