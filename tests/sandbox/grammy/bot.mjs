/** An echo bot with a button, by polling or by webhook: the token, the address and the port come by environment. */

import { createServer } from "node:http";
import { Bot, InlineKeyboard, InputFile, webhookCallback } from "grammy";

const { BOT_TOKEN, API_ROOT, WEBHOOK } = process.env;
const bot = new Bot(BOT_TOKEN, { client: { apiRoot: API_ROOT } });
const SECRET = "grammy-secret";

bot.command("start", (ctx) =>
  ctx.reply(`<b>Salut</b> ${ctx.match || "!"}`, {
    parse_mode: "HTML",
    reply_markup: new InlineKeyboard().text("Compter", "count:0"),
  }));

bot.callbackQuery(/^count:(\d+)$/, async (ctx) => {
  const next = Number(ctx.match[1]) + 1;
  await ctx.answerCallbackQuery({ text: `${next}` });
  await ctx.editMessageText(`Compté : ${next}`, {
    reply_markup: new InlineKeyboard().text("Compter", `count:${next}`),
  });
});

bot.command("file", (ctx) => ctx.replyWithDocument(new InputFile(Buffer.from("bonjour"), "bonjour.txt")));

bot.on("message:document", async (ctx) => {
  const file = await ctx.getFile();
  const answer = await fetch(`${API_ROOT}/file/bot${BOT_TOKEN}/${file.file_path}`);
  await ctx.reply(`lu : ${await answer.text()}`);
});

bot.on("message:text", (ctx) => ctx.reply(ctx.message.text, { reply_parameters: { message_id: ctx.message.message_id } }));

if (WEBHOOK) {
  const handle = webhookCallback(bot, "http", { secretToken: SECRET });
  const server = createServer(handle);
  server.listen(0, "127.0.0.1", async () => {
    await bot.api.setWebhook(`http://127.0.0.1:${server.address().port}/hook`, { secret_token: SECRET });
    console.log("ready");
  });
} else {
  bot.start({ onStart: () => console.log("ready") });
}
