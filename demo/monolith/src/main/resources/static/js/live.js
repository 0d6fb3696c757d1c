// Shows the feed: counts the ticks, lists the answers.
(function () {
  var state = document.getElementById('live-state');
  var ticks = document.getElementById('live-ticks');
  var news = document.getElementById('live-news');
  var count = 0;
  var feed = new EventSource('/feed');
  feed.addEventListener('hello', function (e) { state.textContent = e.data; });
  feed.addEventListener('tick', function () { ticks.textContent = String(++count); });
  feed.addEventListener('rsvp', function (e) {
    var item = document.createElement('li');
    item.textContent = e.data;
    news.insertBefore(item, news.firstChild);
  });
  feed.onerror = function () { state.textContent = 'waiting'; };
})();
