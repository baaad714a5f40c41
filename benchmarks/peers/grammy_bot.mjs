// grammY as its manual shows it: nothing is kept, nothing is guaranteed.
import { Bot, InlineKeyboard } from "grammy";

const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot: process.env.API_ROOT } });
const keys = InlineKeyboard.from(Array.from({ length: 5 }, (_, n) => [InlineKeyboard.text(`Choix ${n}`, `c${n}`)]));

bot.command("start", (context) => context.reply("Que voulez-vous ?", { reply_markup: keys }));
bot.on("callback_query:data", async (context) => {
  await context.answerCallbackQuery();
  await context.editMessageText("Et ensuite ?", { reply_markup: keys });
});
bot.start();
